"""The index of the site's search, made from its finished pages."""
