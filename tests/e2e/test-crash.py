"""The program is killed at random moments while somebody edits and saves, and started again.

If this fails, people find a map that cannot be opened, or work that they had finished is gone. The program
under test is the real one with a driver in it that edits at random (tests/ui/crash-driver.c). SJ_CRASHES
says how often it is killed; without it, a few times only. The figures are printed to standard error.
"""

import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import time

import desktop

CRASHES = int(os.environ.get('SJ_CRASHES', '12'))
SAMPLE = 'bank-account-opening.sojourn'
LONGEST = 0.6  # seconds of editing
LIMIT = 1.0  # seconds of work that may be lost


class Run:
    """One start of the program that ends with a SIGKILL.

    What it says goes to files, not pipes: services that it starts keep those open.
    """

    def __init__(self, environment, folder, file, seed):
        self.said = os.path.join(folder, 'said.txt')
        self.errors = os.path.join(folder, 'errors.txt')
        self.edits = []  # (when, number, hash)
        self.saving = 0
        with open(self.said, 'w', encoding='utf-8') as said, \
             open(self.errors, 'w', encoding='utf-8') as errors:
            self.process = subprocess.Popen([os.environ['SJ_CRASH_DRIVER'], 'edit', file, str(seed)],
                                            env=environment, stdout=said, stderr=errors)

    def explain(self, what):
        with open(self.errors, encoding='utf-8', errors='replace') as errors:
            return what + ': ' + errors.read()

    def wait(self):
        end = time.monotonic() + desktop.TIMEOUT
        while os.path.getsize(self.said) == 0:
            assert time.monotonic() < end, self.explain('the program did not start')
            time.sleep(0.005)

    def kill(self, patience):
        self.wait()
        time.sleep(patience)
        assert self.process.poll() is None, self.explain('the program ended by itself')
        killed = time.time()
        self.process.kill()
        self.process.wait()
        self.read()
        return killed

    def read(self):
        with open(self.said, encoding='utf-8') as said:
            for line in said:
                words = line.split()
                if words[0] == 'saving':
                    self.saving = int(words[1])
                else:
                    self.edits.append((int(words[1]) / 1e6, int(words[0]), words[2]))


def environment_of(folder):
    environment = dict(os.environ, G_DEBUG='fatal-warnings')
    for name in ('CONFIG', 'DATA', 'STATE', 'CACHE'):
        environment[f'XDG_{name}_HOME'] = os.path.join(folder, name.lower())
    return environment


def sample():
    return os.path.join(os.environ['SJ_SOURCE_ROOT'], 'data', 'samples', SAMPLE)


def check_file(environment, file):
    """Whatever happened, the file is a whole map; returns how many edits are in it."""
    done = subprocess.run([os.environ['SJ_CLI'], 'check', file], env=environment, capture_output=True,
                          text=True, check=False)
    assert done.returncode in (0, 1) and 'could not' not in done.stderr, done.stderr
    with open(file, encoding='utf-8') as content, open(sample(), encoding='utf-8') as before:
        text = content.read()
        if text == before.read():
            return 0
    revision = json.loads(text).get('revision', '')
    return int(revision) if revision.isdigit() else 0


def recover(environment, folder, file):
    result = os.path.join(folder, 'recovered.txt')
    with open(result, 'w', encoding='utf-8') as said:
        done = subprocess.run([os.environ['SJ_CRASH_DRIVER'], 'recover', file], env=environment,
                              stdout=said, check=False, timeout=desktop.TIMEOUT)
    assert done.returncode == 0, f'recovery ended with {done.returncode}'
    with open(result, encoding='utf-8') as said:
        how, number, digest, lost = said.read().split()
    return how, int(number) if number.isdigit() else 0, digest, int(lost)


def crash_once(desktop_, index, chance):
    folder = desktop_.path(f'crash-{index}')
    os.mkdir(folder)
    file = shutil.copy(sample(), folder)
    environment = environment_of(folder)
    run = Run(environment, folder, file, chance.randrange(2 ** 31))
    killed = run.kill(chance.random() * LONGEST)

    in_file = check_file(environment, file)
    how, number, digest, lost = recover(environment, folder, file)
    last = run.edits[-1][1]
    missing = [when for when, edit, _ in run.edits if edit > number]
    figures = {
        'edits': last,
        'saved': in_file > 0,
        'during a save': run.saving > in_file,
        'recovered': how == 'recovered',
        'lost': len(missing),
        'seconds lost': killed - missing[0] if missing else 0.0,
        'compared': False,
    }

    assert lost == 0, f'{lost} changes did not fit'
    assert number <= last + 1, f'{number} of {last} edits'
    assert figures['seconds lost'] <= LIMIT, figures
    for _, edit, expected in run.edits:
        if edit == number:
            assert digest == expected, f'the map of edit {number} is another one'
            figures['compared'] = True
    # What was recovered is not offered again.
    journals = os.path.join(folder, 'state', 'sojourn', 'journal')
    assert not os.path.isdir(journals) or not os.listdir(journals), os.listdir(journals)
    shutil.rmtree(folder)
    return figures


def test_killed_at_any_moment(desktop_):
    seed = int(os.environ.get('SJ_CRASH_SEED', random.randrange(2 ** 31)))
    chance = random.Random(seed)
    print(f'# seed {seed}', file=sys.stderr)
    begin = time.monotonic()
    runs = [crash_once(desktop_, index, chance) for index in range(CRASHES)]

    def count(name):
        return sum(1 for run in runs if run[name])
    print(f'# {CRASHES} kills in {time.monotonic() - begin:.0f} s; '
          f'{statistics.median(run["edits"] for run in runs):.0f} edits in the median, '
          f'{sum(run["edits"] for run in runs)} in all; '
          f'{count("saved")} had saved, {count("during a save")} were saving; '
          f'{count("recovered")} were offered recovery, {count("compared")} maps compared; '
          f'{sum(run["lost"] for run in runs)} edits lost, '
          f'{max(run["seconds lost"] for run in runs):.3f} s at most', file=sys.stderr)
    assert count('compared') > CRASHES / 2
    assert count('recovered') > 0


desktop.run({'killed-at-any-moment': test_killed_at_any_moment})
