"""Knowledge graph -> RDF, pages, tables and answers. This package may import `graph`; `graph` never imports it."""
