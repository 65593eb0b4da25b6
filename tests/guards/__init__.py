"""What keeps the tests silent, clean and apart from the machine they run on."""
