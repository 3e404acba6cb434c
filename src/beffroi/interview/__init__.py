"""Questions about a call or a visit, each chosen because its answer can change the verdict most."""
