#!/usr/bin/env bash
# Installs Firefox, and WebKit with its driver and a display for it, where they are missing. Chromium comes with npm ci.
set -euo pipefail

packages=(firefox-esr webkit2gtk-driver xvfb)
programs=(firefox-esr WebKitWebDriver Xvfb)

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
