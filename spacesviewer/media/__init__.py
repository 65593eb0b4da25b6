"""Sound files: probing, exact reading, waveforms, fingerprints and clips."""
