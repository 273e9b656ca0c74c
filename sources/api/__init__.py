"""Sources over HTTP, and what every address of the API shares: views, bodies, pages, problems.

Which programs come in is decided on the claims side (`claims.api.auth`): here a request carries an `Access`.
"""
