#!/bin/sh
# Makes the secrets of compose.yaml in a folder (secrets/ by default), except the id and secret that Spotify gave you.
# Files that exist are kept, so that it may be run again.
set -eu

folder=${1:-"$(dirname "$0")/../secrets"}
# Other users of this machine can't open the folder. The files must be readable for the users inside the containers.
mkdir -p "$folder"
chmod 700 "$folder"
cd "$folder"
umask 022

keep() {
  if [ -e "$1" ]; then cat > /dev/null; else cat > "$1"; fi
}

openssl rand -base64 32 | keep session-keys
openssl rand -hex 32 | keep metrics-token

if [ ! -e session-store ] || [ ! -e valkey-users ]; then
  password=$(openssl rand -hex 32)
  digest=$(printf %s "$password" | openssl dgst -sha256 -r | cut -d ' ' -f 1)
  rights='+@read +@write +@connection +@pubsub +@scripting +@transaction +time -@dangerous'
  printf 'user default off\nuser deck on #%s ~scopedeck:* &scopedeck:* %s\n' "$digest" "$rights" > valkey-users
  printf 'redis://deck:%s@valkey:6379\n' "$password" > session-store
fi

for name in spotify-client-id spotify-client-secret; do
  [ -e "$name" ] || echo "Still missing: $PWD/$name, from https://developer.spotify.com/dashboard"
done
