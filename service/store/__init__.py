"""Where everything is kept: SQLAlchemy Core over SQLite or PostgreSQL. It knows no rule and no HTTP."""
