"""Structures as pictures: organigrams of one date or of two, and lives of units as bars, as SVG that needs nothing else."""
