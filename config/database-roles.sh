#!/bin/sh
# Makes the database with its two roles on an empty server: the owner migrates, the application owns nothing.
# Run as a superuser of the server. Needs VOUCH_OWNER_PASSWORD and VOUCH_APP_PASSWORD; PG* and POSTGRES_USER as psql has
# them. docker-compose.yml lets the postgres image run it on its first start.
set -eu
psql --no-psqlrc --quiet -v ON_ERROR_STOP=1 --username "${POSTGRES_USER:-postgres}" --dbname postgres \
  -v owner_password="${VOUCH_OWNER_PASSWORD}" -v app_password="${VOUCH_APP_PASSWORD}" <<'SQL'
CREATE ROLE vouch_owner LOGIN CREATEDB PASSWORD :'owner_password';
CREATE ROLE vouch_app LOGIN PASSWORD :'app_password';
CREATE DATABASE vouch OWNER vouch_owner ENCODING 'UTF8' LOCALE 'C.UTF-8' TEMPLATE template0;
\connect vouch
CREATE EXTENSION pg_trgm;
CREATE EXTENSION btree_gist;
SQL
