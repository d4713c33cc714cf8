#!/bin/sh
# A manual page that groff warns about is shown wrong on somebody's terminal.
command -v man >/dev/null || exit 77
status=0
for page in "$@"; do
  warnings=$(LC_ALL=C.UTF-8 MANWIDTH=80 MANROFFSEQ=t man --warnings -E UTF-8 -l -Tutf8 -Z "$page" 2>&1 >/dev/null)
  if [ -n "$warnings" ]; then
    echo "$page: $warnings"
    status=1
  fi
done
exit $status
