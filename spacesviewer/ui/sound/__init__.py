"""Playing: from the decoder's process to the device, and what of it was heard."""
