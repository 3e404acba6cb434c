"""The page and the HTTP API, from one server."""
