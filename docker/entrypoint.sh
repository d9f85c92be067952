#!/bin/sh
# Hands the secrets that lie in files to programs that take them from elsewhere, then becomes the
# command. Airflow reads its own keys by the *_CMD options of airflow.env.
set -eu
secrets=/run/secrets

# libpq and asyncpg both read it, so that no database URL holds a password.
if [ -r "$secrets/postgres_password" ]; then
    PGPASSWORD=$(cat "$secrets/postgres_password")
    export PGPASSWORD
fi

# Airflow opens the file for writing, which a mounted secret does not allow: it gets a copy.
if [ -r "$secrets/airflow_passwords" ]; then
    umask 077
    cp "$secrets/airflow_passwords" "$HOME/airflow/passwords.json"
    umask 022
fi

exec "$@"
