"""Formulas in texts: where they are, whether they are right, how they are written as HTML."""
