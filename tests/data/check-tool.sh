#!/bin/sh
# Runs a tool of the desktop on one of our files; skips the test (exit status 77) where it is missing.
if ! command -v "$1" >/dev/null; then
  echo "$1 is not installed here"
  exit 77
fi
exec "$@"
