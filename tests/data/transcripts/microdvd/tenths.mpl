[10][35]Is the bridge|/open?
[40][60]Not before noon.
