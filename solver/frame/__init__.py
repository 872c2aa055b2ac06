"""What lowerings build on: activities, lines, real minutes, windows, red days. Facts, no limits of rules."""
