#!/usr/bin/env python3
"""Makes the feedback of the samples again and compares it byte by byte with what is kept.

Without this, nobody could tell how the sample curves came about.
usage: check-samples.py SAMPLES_FOLDER
"""

import filecmp
import os
import subprocess
import sys
import tempfile


def main():
    samples = sys.argv[1]
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, os.path.join(samples, 'generate-feedback.py'), folder], check=True)
        made = sorted(os.listdir(folder))
        _, different, missing = filecmp.cmpfiles(samples, folder, made, shallow=False)
    for name in different:
        print(f'{name} is not what the generator makes')
    for name in missing:
        print(f'{name} is not kept')
    sys.exit(1 if different or missing or not made else 0)


if __name__ == '__main__':
    main()
