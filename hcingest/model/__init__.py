"""The values that the program is about. Frozen; nothing here reads, writes or guesses."""
