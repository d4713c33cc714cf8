"""usage: python3 table.py pandas|openpyxl TABLE – pandas' read_csv, or openpyxl's read-only mode."""

import json
import math
import sys
import time


def with_pandas(path):
    import pandas
    start = time.perf_counter()
    table = pandas.read_csv(path, usecols=['touchpoint', 'nps', 'csat', 'ces'], na_values=['N/A'])
    rows = {}
    for name in ('csat', 'ces', 'nps'):
        grouped = table.groupby('touchpoint')[name].agg(['count', 'mean', 'std'])
        half = 1.96 * grouped['std'] / grouped['count'] ** 0.5
        grouped['low'], grouped['high'] = grouped['mean'] - half, grouped['mean'] + half
    balance = (table['nps'] >= 9).astype('int8') - (table['nps'] <= 6).astype('int8')
    sums = balance.groupby(table['touchpoint']).sum()
    for touchpoint, row in grouped.iterrows():
        rows[touchpoint] = {'n': int(row['count']), 'mean': row['mean'],
                            'nps': 100 * int(sums[touchpoint]) / row['count']}
    return time.perf_counter() - start, rows


def with_openpyxl(path):
    import openpyxl
    start = time.perf_counter()
    sheet = openpyxl.load_workbook(path, read_only=True).active
    lines = sheet.iter_rows(values_only=True)
    header = next(lines)
    group = header.index('touchpoint')
    columns = [header.index(name) for name in ('nps', 'csat', 'ces')]
    tallies = {}
    for line in lines:
        sums = tallies.setdefault(line[group], [[0, 0, 0, 0] for _ in columns])
        for column, total in zip(columns, sums):
            x = line[column]
            if isinstance(x, (int, float)):
                total[0] += 1
                total[1] += x
                total[2] += x * x
                total[3] += (x >= 9) - (x <= 6)
    rows = {}
    for touchpoint, sums in tallies.items():
        for n, s1, s2, balance in reversed(sums):
            mean = s1 / n
            half = 1.96 * math.sqrt((s2 - s1 * mean) / (n - 1) / n)
            figures = {'n': n, 'mean': mean, 'low': mean - half, 'high': mean + half,
                       'nps': 100 * balance / n}
        rows[touchpoint] = figures
    return time.perf_counter() - start, rows


def main():
    read = {'pandas': with_pandas, 'openpyxl': with_openpyxl}[sys.argv[1]]
    seconds, rows = read(sys.argv[2])
    print(json.dumps({'seconds': seconds, 'rows': rows}))


main()
