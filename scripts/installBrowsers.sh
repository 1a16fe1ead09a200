#!/usr/bin/env bash
# Installs a current Chromium, Firefox, and WebKit with its driver and a display for it, if they are missing. npm ci brings
# another Chromium, which all machines have in common.
set -euo pipefail

packages=(chromium firefox-esr webkit2gtk-driver xvfb)
programs=(chromium firefox-esr WebKitWebDriver Xvfb)

missing=()
for index in "${!programs[@]}"; do
  command -v "${programs[$index]}" >/dev/null || missing+=("${packages[$index]}")
done
if [ ${#missing[@]} -eq 0 ]; then exit 0; fi

if ! command -v apt-get >/dev/null || [ "$(id -u)" -ne 0 ]; then
  echo "Missing: ${missing[*]}. This script installs Debian's packages, as root; install them in your own way here." >&2
  exit 1
fi

export DEBIAN_FRONTEND=noninteractive
apt-get -o Acquire::Retries=3 -qq update
apt-get -o Acquire::Retries=3 -qq install -y --no-install-recommends "${missing[@]}"

# A package that is there without its program would leave a suite to run in another browser.
for program in "${programs[@]}"; do
  command -v "$program" >/dev/null || { echo "Still missing: $program." >&2; exit 1; }
done
