"""Measurements, each beside its peer or its limit; ``run`` makes one table of them all."""
