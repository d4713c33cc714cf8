#!/usr/bin/env python3
"""Imports the feedback of each sample map again with the recipe kept in it, and compares the curves.

A sample whose curve does not follow from its answers would teach people to trust no curve.
usage: check-sample-curves.py SOJOURN_CLI SAMPLES_FOLDER
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile


def measured_curves(path):
    """Each measured series by its id: its points, without the remarks that people wrote beside them."""
    with open(path, encoding='utf-8') as source:
        series = json.load(source)['series']
    return {curve['id']: [{name: value for name, value in point.items() if name != 'note'}
                          for point in curve['points']]
            for curve in series if curve.get('origin') == 'measured'}


def main():
    program, samples = sys.argv[1:]
    failures = 0
    names = [name for name in sorted(os.listdir(samples)) if name.endswith('.sojourn')]
    for name in names:
        kept = os.path.join(samples, name)
        with tempfile.TemporaryDirectory() as folder:
            copy = shutil.copy(kept, folder)
            answers = os.path.join(samples, name.replace('.sojourn', '.csv'))
            subprocess.run([program, 'import', copy, answers], check=True, stdout=subprocess.DEVNULL)
            before, after = measured_curves(kept), measured_curves(copy)
        if not before or before != after:
            print(f'{name}: its curves are not those of its answers')
            failures += 1
    sys.exit(1 if failures or not names else 0)


if __name__ == '__main__':
    main()
