"""What must never leave a survey's file, and ways of finding it in whatever a program wrote."""

import json
import os
import re
import shutil
import struct
import subprocess
import zipfile

# Nothing of this may be written anywhere, in no encoding.
PLANTED = {
    'name': 'Wilhelmina Quistgaard',
    'e-mail': 'wilhelmina.quistgaard@plantmail.example',
    'telephone': '+49 30 90182233',
    'network address': '203.0.113.77',
    'respondent': 'R7Q2X9K4471',
    'street': 'Kastanienhof 4711b',
    'comment': 'the zebra-striped kiosk ignored my aunt Ottilie',
}
FOLDER = 'secret-folder-8841'  # where the survey lies; no file says so

HEADER = ['ResponseId', 'Name', 'RecipientEmail', 'Telephone', 'IPAddress', 'Street', 'Touchpoint',
          'Satisfaction', 'Comment']
TOUCHPOINTS = ['Home page', 'Checkout']


def rows():
    """Forty people, of whom each has something of their own, and one is the planted one."""
    table = [HEADER]
    for i in range(40):
        table.append([f'{PLANTED["respondent"]}{i:02}', f'{PLANTED["name"]} {chr(65 + i % 26)}',
                      f'a{i}.{PLANTED["e-mail"]}', f'{PLANTED["telephone"]}{i:02}',
                      PLANTED['network address'], f'{PLANTED["street"]} {i}', TOUCHPOINTS[i % 2],
                      str(1 + i % 5), f'Very good, but {PLANTED["comment"]} {i} times.'])
    return table


def quote(cell):
    return '"' + cell.replace('"', '""') + '"'


def write_csv(path, encoding='utf-8'):
    with open(path, 'w', encoding=encoding, newline='') as target:
        for row in rows():
            target.write(','.join(quote(cell) for cell in row) + '\r\n')


def write_json(path):
    table = rows()
    with open(path, 'w', encoding='utf-8') as target:
        json.dump([dict(zip(table[0], row)) for row in table[1:]], target)


def write_xlsx(path):
    def cell(text):
        escaped = text.replace('&', '&amp;').replace('<', '&lt;')
        return f'<c t="inlineStr"><is><t>{escaped}</t></is></c>'
    sheet = ''.join('<row>' + ''.join(map(cell, row)) + '</row>' for row in rows())
    main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
    office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
    package = 'http://schemas.openxmlformats.org/package/2006'
    kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
    parts = {
        '[Content_Types].xml': f'<Types xmlns="{package}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/></Types>',
        '_rels/.rels': f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
        f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        'xl/workbook.xml': f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
        '<sheet name="Answers" sheetId="1" r:id="r1"/></sheets></workbook>',
        'xl/_rels/workbook.xml.rels': f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="r1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/>'
        '</Relationships>',
        'xl/worksheets/sheet1.xml': f'<worksheet xmlns="{main}"><sheetData>{sheet}</sheetData>'
        '</worksheet>',
    }
    with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as package_file:
        for name, text in parts.items():
            package_file.writestr(name, text)


def write_sav(path):
    """An SPSS file as its users' guide describes it: numbers of eight bytes, texts in pieces of eight."""
    table = rows()
    widths = [max(len(row[i].encode()) for row in table[1:]) for i in range(len(HEADER))]
    number = HEADER.index('Satisfaction')
    widths[number] = 0
    out = bytearray(b'$FL2' + b'@(#) SPSS DATA FILE'.ljust(60))
    elements = sum(1 if w == 0 else (w + 7) // 8 for w in widths)
    out += struct.pack('<5id', 2, elements, 0, 0, len(table) - 1, 100.0)
    out += b'01 Jan 2500:00:00' + b''.ljust(64) + b'\0\0\0'
    for i, (name, width) in enumerate(zip(HEADER, widths)):
        shape = 5 << 16 | 8 << 8 if width == 0 else 1 << 16 | width << 8
        label = name.encode()
        out += struct.pack('<6i', 2, width, 1, 0, shape, shape) + f'V{i}'.encode().ljust(8)
        out += struct.pack('<i', len(label)) + label.ljust((len(label) + 3) // 4 * 4)
        for _ in range((width + 7) // 8 - 1):
            out += struct.pack('<6i', 2, -1, 0, 0, 0, 0) + b''.ljust(8)
    out += struct.pack('<4i', 7, 20, 1, 5) + b'UTF-8' + struct.pack('<2i', 999, 0)
    for row in table[1:]:
        for cell, width in zip(row, widths):
            out += (struct.pack('<d', float(cell)) if width == 0
                    else cell.encode().ljust((width + 7) // 8 * 8))
    with open(path, 'wb') as target:
        target.write(out)


def needles(values):
    for what, value in values.items():
        for encoding in ('utf-8', 'utf-16-le', 'utf-16-be'):
            yield f'{what} in {encoding}', value.encode(encoding)


def find(data, where, values):
    return [f'{what}: {where}' for what, needle in needles(values) if needle in data]


# What strace shows of a call that writes: the file or socket in angle brackets, then its data.
CALL = re.compile(rb'(?:write|pwrite64|writev|pwritev2?|sendto|sendmsg|sendmmsg)\((\d+)(<.*?>)?,')
DATA = re.compile(rb'"((?:\\x[0-9a-f]{2})+)"')
CALLS = 'write,pwrite64,writev,pwritev,pwritev2,sendto,sendmsg,sendmmsg'


def strace(*more):
    return ['strace', '-f', '-y', '-xx', '-s', '1000000', '-e', f'trace={CALLS}', '-qq', *more]


def find_in_trace(path, values):
    """Searches the data written to each file or socket as one, however many calls it took."""
    streams = {}
    with open(path, 'rb') as lines:
        for line in lines:
            call = CALL.search(line)
            if call is None:
                continue
            target = call[2] or call[1]
            stream = streams.setdefault(target, bytearray())
            for piece in DATA.findall(line, call.end()):
                stream += bytes.fromhex(piece.replace(b'\\x', b'').decode())
    found = []
    for target, data in streams.items():
        found += find(bytes(data), target.decode(errors='replace'), values)
    return found, sum(map(len, streams.values()))


def find_in_files(folder, values, leave_out=()):
    """Searches what lies about afterwards, also what was written without a call that writes."""
    found = []
    for where, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(where, name)
            if path in leave_out or not os.path.isfile(path):
                continue
            with open(path, 'rb') as source:
                found += find(source.read(), path, values)
            if name.endswith('.pdf') and shutil.which('pdftotext'):
                text = subprocess.run(['pdftotext', path, '-'], capture_output=True, check=True).stdout
                found += find(text, path, values)
    return found
