"""Sound files: probing, exact reading, waveforms, fingerprints and clips."""

import os

# Before numpy comes: its OpenBLAS would start a thread per core that spins for work, a tenth of a
# second of the CPU at each start, while nothing here multiplies matrices.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
