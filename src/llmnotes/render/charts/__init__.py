"""Charts as SVG from plain numbers; nothing here knows what the numbers mean."""
