#!/bin/sh
# Makes the secrets that compose.yaml mounts, each once: existing ones stay. The folder is its
# owner's alone; the files in it are readable because the container's user has another number.
set -eu
cd "$(dirname "$0")"
umask 077
mkdir -p secrets
random() { head -c "$1" /dev/urandom | base64 | tr -d '\n' | tr '+/' '-_'; }
keep() {
    [ -e "secrets/$1" ] || { printf '%s' "$2" > "secrets/$1" && chmod 644 "secrets/$1"; }
}
keep postgres_password "$(random 24)"
keep fernet_key "$(random 32)"
keep jwt_secret "$(random 64)"
keep api_secret_key "$(random 32)"
keep airflow_passwords "{\"admin\": \"$(random 12)\"}"
echo "secrets lie in $(pwd)/secrets; the page's password for admin is in airflow_passwords"
