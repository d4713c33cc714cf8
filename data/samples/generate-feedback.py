#!/usr/bin/env python3
"""Writes the synthetic feedback of the sample maps. Nobody answered it; every figure is made up here.

usage: data/samples/generate-feedback.py [FOLDER]      writes three CSV files (into its own folder)

The same bytes come out every time: the numbers are drawn from a seeded generator that depends on
nothing but `random.random ()`. How an answer comes about: each respondent has a mood of their own that
colours all their answers, each touchpoint has a level for each persona and wave, and the rest is
chance. The level is chosen so that the mean of the rounded and clipped answers is the wanted one, and
the number of answers of each touchpoint is exact, so that a map made of them can be foretold.
"""

import csv
import datetime
import math
import os
import random
import sys

sys.dont_write_bytecode = True
from surveys import SURVEYS

SEED = 20260301
# Standard deviations on the valence axis, −1 … +1: of people's moods, and of chance.
MOOD = 0.28
CHANCE = 0.42
SKIPPED_SHARE = 0.045
NOT_APPLICABLE_SHARE = 0.015
COMMENT_SHARE = 0.16


class Chance:
    """Random numbers that stay the same in every version of Python."""

    def __init__(self, name):
        self.source = random.Random(f'{SEED} {name}')

    def normal(self):
        radius = math.sqrt(-2 * math.log(1 - self.source.random()))
        return radius * math.cos(2 * math.pi * self.source.random())

    def below(self, limit):
        return int(self.source.random() * limit)

    def happens(self, share):
        return self.source.random() < share

    def pick(self, things):
        return things[self.below(len(things))]

    def pick_weighted(self, weights):
        """One key of a dictionary of weights."""
        left = self.source.random() * sum(weights.values())
        for key, weight in weights.items():
            left -= weight
            if left < 0:
                return key
        return key

    def sample(self, things, count):
        """`count` different ones, in the order in which they were drawn."""
        pool = list(things)
        for i in range(count):
            j = i + self.below(len(pool) - i)
            pool[i], pool[j] = pool[j], pool[i]
        return pool[:count]


def normal_share_below(x):
    return 0.5 * (1 + math.erf(x / math.sqrt(2)))


def expected_rating(level, low, high):
    """Mean of the rating that `level` leads to, after rounding and clipping."""
    spread = math.hypot(MOOD, CHANCE)
    middle, half = (low + high) / 2, (high - low) / 2
    mean = low
    for value in range(low, high):
        bound = (value + 0.5 - middle) / half
        mean += 1 - normal_share_below((bound - level) / spread)
    return mean


def level_for(valence, low, high):
    """The level whose expected rating has this valence."""
    wanted = (low + high) / 2 + valence * (high - low) / 2
    below, above = -3.0, 3.0
    while above - below > 1e-9:
        middle = (below + above) / 2
        if expected_rating(middle, low, high) < wanted:
            below = middle
        else:
            above = middle
    return (below + above) / 2


def rating(latent, low, high):
    exact = (low + high) / 2 + latent * (high - low) / 2
    return max(low, min(high, math.floor(exact + 0.5)))


class Respondent:
    def __init__(self, persona, wave, journey_days, chance):
        self.persona = persona
        self.mood = MOOD * chance.normal()
        first, last = wave
        days = (last - first).days
        # Nearly all finish the journey within the wave in which they began it.
        latest_start = max(days - journey_days - 3, days // 2)
        self.started = first + datetime.timedelta(days=chance.below(latest_start))
        self.last_day = last
        self.number = None


def comment_for(touchpoint, csat, chance):
    if not chance.happens(COMMENT_SHARE):
        return ''
    if csat is None:
        return ''
    praise = csat > 3 or (csat == 3 and chance.happens(0.5))
    sentences = touchpoint['praise'] if praise else touchpoint['blame']
    said = chance.pick(sentences)
    if chance.happens(0.15):
        said += '\n' + chance.pick(['That is all.', 'Please pass this on.', 'Otherwise “fine”.',
                                    'See also my "old" answer.', 'Thanks; keep going!'])
    return said


def answer(survey, touchpoint, valence, respondent, state, chance):
    """One row. `state` says whether the rating is given, skipped or not applicable."""
    mood = respondent.mood

    def rated(low, high, shift=0.0):
        level = level_for(max(-0.97, min(0.97, valence + shift)), low, high)
        return rating(level + mood + CHANCE * chance.normal(), low, high)

    csat = rated(1, 5) if state == 'given' else None
    date = respondent.started + datetime.timedelta(days=touchpoint['day'] + chance.below(3))
    row = {
        'respondent': respondent.number,
        'date': min(date, respondent.last_day).isoformat(),
        'persona': respondent.persona,
        'channel': chance.pick_weighted(touchpoint['channels']),
        'touchpoint': touchpoint['name'],
        'csat': csat if csat is not None else ('n/a' if state == 'na' else ''),
        'nps': rated(0, 10, 0.12) if 'nps' in touchpoint['asks'] else '',
        'ces': rated(1, 7, -0.08) if 'ces' in touchpoint['asks'] else '',
        'comment': comment_for(touchpoint, csat, chance),
    }
    if row['nps'] != '' and chance.happens(SKIPPED_SHARE):
        row['nps'] = ''
    return row


def states_of(count):
    """The rating is given exactly `count` times; some more rows skip it or say that it does not apply."""
    skipped = round(count * SKIPPED_SHARE)
    not_applicable = round(count * NOT_APPLICABLE_SHARE)
    return ['given'] * count + ['skipped'] * skipped + ['na'] * not_applicable


def rows_of(survey, chance):
    rows = []
    people = []
    journey_days = max(touchpoint['day'] for touchpoint in survey['touchpoints'])
    for wave_number, wave in enumerate(survey['waves']):
        for persona in survey['personas']:
            counts = [touchpoint['n'][persona][wave_number] for touchpoint in survey['touchpoints']]
            crowd = [Respondent(persona, wave, journey_days, chance)
                     for _ in range(round(max(counts) * 1.25) + 2)]
            people += crowd
            for touchpoint, count in zip(survey['touchpoints'], counts):
                states = states_of(count)
                valence = touchpoint['valence'][persona][wave_number]
                for respondent, state in zip(chance.sample(crowd, len(states)), states):
                    rows.append((touchpoint, valence, respondent, state))
    numbers = chance.sample(range(1001, 1001 + len(people)), len(people))
    for respondent, number in zip(people, numbers):
        respondent.number = number
    answers = [answer(survey, *row, chance) for row in rows]
    return sorted(answers, key=lambda row: (row['date'], row['respondent'], row['touchpoint']))


def write(survey, folder):
    rows = rows_of(survey, Chance(survey['file']))
    headers = survey['headers']
    with open(os.path.join(folder, survey['file']), 'w', encoding='utf-8', newline='') as target:
        writer = csv.writer(target, delimiter=survey['delimiter'], lineterminator='\r\n')
        writer.writerow(headers.values())
        writer.writerows([row[key] for key in headers] for row in rows)
    return len(rows)


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    folder = sys.argv[1] if len(sys.argv) > 1 else here
    for survey in SURVEYS:
        print(f'{survey["file"]}: {write(survey, folder)} rows')


if __name__ == '__main__':
    main()
