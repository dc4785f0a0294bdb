"""Documents in which each unit stands under its name, without a code, and is followed by labelled blocks."""
