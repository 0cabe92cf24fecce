#!/bin/sh
# The roles and the database that the embedded server makes for itself, on the server of docker-compose.yml.
set -eu
psql -v ON_ERROR_STOP=1 -v owner="$OWNER_PASSWORD" -v app="$APP_PASSWORD" <<'SQL'
SELECT 'CREATE ROLE jjj_owner LOGIN' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'jjj_owner') \gexec
SELECT 'CREATE ROLE jjj_app LOGIN' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'jjj_app') \gexec
ALTER ROLE jjj_owner PASSWORD :'owner';
ALTER ROLE jjj_app PASSWORD :'app';
SELECT 'CREATE DATABASE jjj OWNER jjj_owner' WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'jjj') \gexec
SQL
