#!/usr/bin/env python3
"""One survey in every container, encoding and dialect that it may come in.

Whatever way the same answers were saved, the figures must be the same to the last bit: nobody could
trust either file if they were not. The first reading is a plain CSV; every other way is compared with
it, told nothing.
"""

import gzip
import json
import os
import subprocess
import sys
import tempfile
import zipfile
from xml.sax.saxutils import escape

CLI = os.environ['SJ_CLI']
HEADER = ['Antwort-ID', 'Kanal', 'Zufriedenheit', 'Empfehlung', 'Bewertung', 'Kommentar']
CHANNELS = ['Café', 'Bürö „Süd“', 'Web']
COMMENTS = ['Schön, schnell', 'Sagte "nie wieder"\nund ging', '', 'Größe fehlte; schade', 'été à l’hôtel']
HOME = tempfile.mkdtemp(prefix='sojourn-')


def rows():
    table = [HEADER]
    for i in range(120):
        table.append([f'A{i * 37 % 120:03}', CHANNELS[i % 3], '' if i % 11 == 5 else str(i % 5 + 1),
                      str(i * 7 % 11), f'{1 + i % 9 * 0.5:.2f}', COMMENTS[i % 5]])
    return table


def text(delimiter=',', end='\r\n', comma=False, table=None):
    def cell(value):
        if comma and value.count('.') == 1 and value.replace('.', '').isdigit():
            value = value.replace('.', ',')
        if any(sign in value for sign in (delimiter, '"', '\n')):
            return '"' + value.replace('"', '""') + '"'
        return value
    return ''.join(delimiter.join(map(cell, row)) + end for row in table or rows())


def sheet_cells(row, kind):
    for i, value in enumerate(row):
        number = value != '' and value.replace('.', '').isdigit()
        if kind == 'ods':
            if value == '':
                yield '<table:table-cell/>'
            elif number:
                yield (f'<table:table-cell office:value-type="float" office:value="{float(value)!r}">'
                       f'<text:p>{value}</text:p></table:table-cell>')
            else:
                lines = ''.join(f'<text:p>{escape(line)}</text:p>' for line in value.split('\n'))
                yield f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'
        elif number:
            yield f'<c r="{chr(65 + i)}{{row}}"><v>{float(value)!r}</v></c>'
        elif value != '':
            yield f'<c r="{chr(65 + i)}{{row}}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'


def write_package(path, parts):
    with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)


def write_xlsx(path):
    main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
    office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
    package = 'http://schemas.openxmlformats.org/package/2006/relationships'
    data = ''
    for number, row in enumerate(rows(), 1):
        cells = ''.join(cell.replace('{row}', str(number)) for cell in sheet_cells(row, 'xlsx'))
        data += f'<row r="{number}">{cells}</row>'
    write_package(path, {
        '_rels/.rels': f'<Relationships xmlns="{package}"><Relationship Id="r1" '
        f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        'xl/workbook.xml': f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
        '<sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>',
        'xl/_rels/workbook.xml.rels': f'<Relationships xmlns="{package}"><Relationship Id="r1" '
        f'Type="{office}/worksheet" Target="sheet1.xml"/></Relationships>',
        'xl/sheet1.xml': f'<worksheet xmlns="{main}"><sheetData>{data}</sheetData></worksheet>'})


def write_ods(path):
    space = 'urn:oasis:names:tc:opendocument:xmlns'
    data = ''.join('<table:table-row>' + ''.join(sheet_cells(row, 'ods')) + '</table:table-row>'
                   for row in rows())
    write_package(path, {
        'mimetype': 'application/vnd.oasis.opendocument.spreadsheet',
        'content.xml': f'<office:document-content xmlns:office="{space}:office:1.0" '
        f'xmlns:table="{space}:table:1.0" xmlns:text="{space}:text:1.0"><office:body>'
        f'<office:spreadsheet><table:table table:name="a">{data}</table:table>'
        '</office:spreadsheet></office:body></office:document-content>'})


def repeated():
    table = rows()
    return text(table=table[:60] + [HEADER] + table[60:])


def encoded(encoding, **more):
    return lambda path: write(path, text(**more).encode(encoding))


def packed(**more):
    return lambda path: write(path, gzip.compress(text(**more).encode()))


def write(path, data):
    with open(path, 'wb') as target:
        target.write(data)




# The rule of the specification's section on containers, encodings and dialects; the file's name; how
# it is written.
WAYS = [
    ('magic: gzip', 'a.csv.gz', packed()),
    ('magic: gzip of TSV', 'a.tsv.gz', packed(delimiter='\t')),
    ('magic: gzip, whatever it is called', 'a.csv', packed()),
    ('magic: XLSX', 'a.xlsx', write_xlsx),
    ('magic: XLSX, whatever it is called', 'a.csv', write_xlsx),
    ('magic: ODS', 'a.ods', write_ods),
    ('mark of UTF-8', 'a.csv', encoded('utf-8-sig')),
    ('mark of UTF-16, little end first', 'a.csv',
     lambda path: write(path, b'\xff\xfe' + text().encode('utf-16-le'))),
    ('mark of UTF-16, big end first', 'a.csv',
     lambda path: write(path, b'\xfe\xff' + text().encode('utf-16-be'))),
    ('UTF-16LE without a mark', 'a.csv', encoded('utf-16-le')),
    ('UTF-16BE without a mark', 'a.csv', encoded('utf-16-be')),
    ('UTF-16 TSV', 'a.txt', encoded('utf-16', delimiter='\t')),
    ('Windows-1252', 'a.csv', encoded('cp1252')),
    ('MacRoman', 'a.csv', encoded('mac-roman')),
    ('sep= line', 'a.csv', lambda path: write(path, ('sep=|\r\n' + text('|')).encode())),
    ('sep= line behind a mark', 'a.csv',
     lambda path: write(path, ('sep=;\r\n' + text(';')).encode('utf-8-sig'))),
    ('delimiter: tabulator', 'a.tsv', encoded('utf-8', delimiter='\t')),
    ('delimiter: semicolon', 'a.csv', encoded('utf-8', delimiter=';')),
    ('delimiter: bar', 'a.csv', encoded('utf-8', delimiter='|')),
    ('line ends: LF', 'a.csv', encoded('utf-8', end='\n')),
    ('line ends: CR', 'a.csv', encoded('utf-8', end='\r')),
    ('decimal comma', 'a.csv', encoded('utf-8', delimiter=';', comma=True)),
    ('decimal comma in Windows-1252', 'a.csv', encoded('cp1252', delimiter=';', comma=True)),
    ('blank line at the end', 'a.csv', lambda path: write(path, (text() + '\r\n').encode())),
    ('no line end at the end', 'a.csv', lambda path: write(path, text().rstrip().encode())),
    ('empty columns at the end', 'a.csv',
     lambda path: write(path, text(table=[row + ['', ''] for row in rows()]).encode())),
    ('header repeated', 'a.csv', lambda path: write(path, repeated().encode())),
    ('two files put together, each with a mark', 'a.csv',
     lambda path: write(path, text(table=rows()[:50]).encode('utf-8-sig') +
                        text(table=[HEADER] + rows()[50:]).encode('utf-8-sig'))),
    ('zero bytes in comments', 'a.csv',
     lambda path: write(path, text().replace('Sagte ', 'Sagte\0').encode())),
    ('notes above', 'a.csv', lambda path: write(path, ('Umfrage 2025\r\n\r\n' + text()).encode())),
    ('average below', 'a.csv',
     lambda path: write(path, (text() + 'Durchschnitt,,2.98,5,3,\r\n').encode())),
    ('note below', 'a.csv', lambda path: write(path, (text() + '\r\nQuelle: Umfrage\r\n').encode())),
    ('cut off amid a quotation mark', 'a.csv',
     lambda path: write(path, (text() + ',,,,,"abgebroch').encode())),
]


def tally(path):
    """The groups as they were printed, and what was said."""
    done = subprocess.run([CLI, 'tally', path, '--by', 'Kanal', '--score', 'Zufriedenheit',
                           '--score', 'Empfehlung:nps', '--score', 'Bewertung:likert_5', '--json'],
                          capture_output=True, check=False)
    said = done.stderr.decode(errors='replace')
    if done.returncode != 0:
        return None, said
    result = json.loads(done.stdout, parse_float=str)
    result.pop('source')
    return result, said


def main():
    first = os.path.join(HOME, 'first.csv')
    write(first, text().encode())
    expected, said = tally(first)
    assert expected is not None, said
    failed = 0
    print(f'1..{len(WAYS) + 1}')
    groups = next(value for value in expected.values() if isinstance(value, list))
    assert len(groups) == 9, expected
    print('ok 1 - three channels, three scores')
    for number, (rule, name, make) in enumerate(WAYS, 2):
        path = os.path.join(HOME, name)
        make(path)
        found, said = tally(path)
        same = found == expected
        failed += not same
        print(f'{"ok" if same else "not ok"} {number} - {rule}')
        if not same:
            print(f'# {said.strip()}\n# {json.dumps(found, ensure_ascii=False)[:400]}'
                  f'\n# {json.dumps(expected, ensure_ascii=False)[:400]}')
        os.unlink(path)
    os.unlink(first)
    os.rmdir(HOME)
    return failed > 0


sys.exit(main())
