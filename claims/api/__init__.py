"""The API: dossiers, claims, checks and exports over HTTP, and the tokens that programs come in with."""
