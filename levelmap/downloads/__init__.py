"""Tables and boundaries as files to take away: CSV with dictionary and provenance, XLSX, GIS."""
