# Writes workbooks with the libraries and programs that people have, each beside the CSV that says the same.
#
#   python3 scripts/workbooks.py FOLDER
#
# It writes FOLDER/cases.json: for each case the workbook, the CSV, options, and what a refusal must say. scripts/workbooks.js
# compares them. Needs openpyxl, XlsxWriter and pandas; LibreOffice where soffice is found.
import csv
import datetime
import json
import os
import random
import shutil
import subprocess
import sys

import openpyxl
import pandas
import xlsxwriter
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.utils.datetime import CALENDAR_MAC_1904

FOLDER = sys.argv[1]
HEADER = ["整理番号", "生年月日", "発行日", "利用者証明用電子証明書発行日", "総合支所", "状態", "件数"]
DATES = (1, 2, 3)
DATE_FORMATS = [
    "yyyy/m/d",
    "yyyy-mm-dd",
    '[$-411]ggge"年"m"月"d"日"',
    "[$-411]ge.m.d",
    "m/d/yy",
    "yyyy/m/d h:mm",
]
cases = []


def table(seed, rows=40, first_birth=1920):
    """Rows of records: days as dates, None for blank."""
    choose = random.Random(seed)
    made = []
    for number in range(rows):
        day = lambda first, last: datetime.date(first, 1, 1) + datetime.timedelta(
            choose.randrange((last - first) * 365)
        )
        issued = day(2016, 2026)
        user = choose.choice([issued, issued, None, issued + datetime.timedelta(choose.randrange(1, 900))])
        made.append(
            [
                f"R-{number + 1}",
                day(first_birth, 2015),
                issued,
                user,
                choose.choice(["芝地区総合支所", "麻布", "ｱｻﾞﾌﾞ", "R&D <支所>", None]),
                choose.choice([None, None, "返納", "転出", "有効"]),
                choose.choice([None, None, 2, 12]),
            ]
        )
    return made


def text_of(value):
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, datetime.date) else str(value)


def path(name):
    return os.path.join(FOLDER, name)


def twin(name, rows):
    with open(path(f"{name}.csv"), "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(HEADER)
        writer.writerows([text_of(value) for value in row] for row in rows)


def case(name, rows, options=(), refused=None, file=None):
    """A workbook that has been written as `name`.xlsx, and the rows that it holds; or what its refusal says."""
    twin(name, rows)
    cases.append(
        {
            "workbook": file or f"{name}.xlsx",
            "csv": f"{name}.csv",
            "options": list(options),
            "refused": refused,
        }
    )


# openpyxl


def fill(sheet, rows, formats=("yyyy/m/d",), header=HEADER, start=1):
    for column, text in enumerate(header, 1):
        sheet.cell(start, column, text)
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            if value is None:
                continue
            cell = sheet.cell(start + 1 + number, column + 1, value)
            if column in DATES:
                cell.number_format = formats[number % len(formats)]


def with_openpyxl():
    def save(name, rows, edit=lambda book, sheet: None, *, start=1, formats=DATE_FORMATS, **more):
        book = openpyxl.Workbook()
        sheet = book.active
        sheet.title = "記録"
        edit_first = more.pop("before", None)
        if edit_first:
            edit_first(book, sheet)
        fill(sheet, rows, formats, start=start)
        edit(book, sheet)
        book.save(path(f"{name}.xlsx"))
        case(name, rows, **more)

    save("openpyxl-dates", table(1))

    def epoch(book, sheet):
        book.epoch = CALENDAR_MAC_1904

    save("openpyxl-1904", table(2, first_birth=1905), before=epoch)

    def iso(book, sheet):
        book.iso_dates = True

    save("openpyxl-iso", table(3), before=iso)

    rows = table(4)
    serials = [
        [
            (value - datetime.date(1899, 12, 30)).days if isinstance(value, datetime.date) else value
            for value in row
        ]
        for row in rows
    ]
    book = openpyxl.Workbook()
    fill(book.active, serials, ("General",))
    book.save(path("openpyxl-serials.xlsx"))
    case("openpyxl-serials", rows)

    digits = [
        [int(value.strftime("%Y%m%d")) if isinstance(value, datetime.date) else value for value in row]
        for row in rows
    ]
    book = openpyxl.Workbook()
    fill(book.active, digits, ("0",))
    book.save(path("openpyxl-digits.xlsx"))
    case("openpyxl-digits", rows)

    short = [
        [
            int(value.strftime("%y%m%d")) if column in (2, 3) and value else value
            for column, value in enumerate(row)
        ]
        for row in rows
    ]
    book = openpyxl.Workbook()
    fill(book.active, short, ("General",))
    book.save(path("openpyxl-short.xlsx"))
    case("openpyxl-short", rows, refused="unreadable-date")

    texts = [[text_of(value) or None for value in row] for row in rows]
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("記録")
    sheet.append(HEADER)
    for row in texts:
        sheet.append(row)
    book.save(path("openpyxl-write-only.xlsx"))
    case("openpyxl-write-only", rows)

    def rich(book, sheet):
        bold = InlineFont(b=True)
        for number, row in enumerate(table(5)):
            if row[4]:
                sheet.cell(number + 2, 5).value = CellRichText(
                    row[4][:1], TextBlock(bold, row[4][1:])
                )

    save("openpyxl-rich", table(5), rich)

    def title(book, sheet):
        sheet["A1"] = "マイナンバーカード発行状況"
        sheet.merge_cells("A1:G1")
        sheet["G2"] = datetime.date(2026, 11, 30)
        last = sheet.max_row + 1
        sheet.cell(last, 1, "合計")
        sheet.merge_cells(start_row=last, start_column=1, end_row=last, end_column=6)
        sheet.cell(last, 7, f"=SUM(G5:G{last - 1})")

    save("openpyxl-title", table(6), title, start=4)

    def other_sheets(book, sheet):
        hidden = book.create_sheet("先月分", 0)
        fill(hidden, table(8, 5))
        hidden.sheet_state = "veryHidden"
        book.create_chartsheet("グラフ", 0)
        book.create_sheet("表紙", 0)["B2"] = "取扱注意"

    save("openpyxl-sheets", table(7), other_sheets)

    def second(book, sheet):
        fill(book.create_sheet("記録2"), table(8, 5))

    save("openpyxl-two-sheets", table(7), second, refused="several sheets")
    book = openpyxl.Workbook()
    fill(book.active, table(7))
    fill(book.create_sheet("記録2"), [[f"B{row[0]}"] + row[1:] for row in table(8, 5)])
    book.save(path("openpyxl-all-sheets.xlsx"))
    case(
        "openpyxl-all-sheets",
        table(7) + [[f"B{row[0]}"] + row[1:] for row in table(8, 5)],
        options=["--all-sheets"],
    )

    def hide(book, sheet):
        sheet.auto_filter.ref = sheet.dimensions
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["F"].hidden = True

    save("openpyxl-filtered", table(9), hide)

    def formula(book, sheet):
        sheet["F3"] = '=IF(H3="x","転出","有効")'

    save("openpyxl-formula", table(10), formula, refused="formula-without-result")

    def error(book, sheet):
        sheet["F3"] = "#N/A"

    save("openpyxl-error", table(10), error, refused="error-value")

    def merge(book, sheet):
        sheet.merge_cells("F2:F6")

    save("openpyxl-merged", table(10), merge, refused="merged-cells")

    def time(book, sheet):
        sheet["C3"] = datetime.datetime(2020, 5, 15, 13, 45)
        sheet["C3"].number_format = "yyyy/m/d"

    save("openpyxl-time", table(10), time, refused="time of day")

    def zero(book, sheet):
        sheet["B3"] = 0
        sheet["B3"].number_format = "yyyy/m/d"

    save("openpyxl-zero", table(10), zero, refused="impossible-date")


# XlsxWriter


def with_xlsxwriter():
    def save(name, rows, edit=lambda book, sheet: None, *, settings=None, start=0, dates=True, **more):
        book = xlsxwriter.Workbook(path(f"{name}.xlsx"), settings or {})
        sheet = book.add_worksheet("記録")
        formats = [book.add_format({"num_format": code}) for code in DATE_FORMATS]
        bold = book.add_format({"bold": True})
        edit_last = more.pop("after", None)
        edit(book, sheet)
        for column, text in enumerate(HEADER):
            sheet.write_string(start, column, text, bold)
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                place = (start + 1 + number, column)
                if isinstance(value, datetime.date):
                    sheet.write_datetime(*place, value, formats[number % len(formats)])
                elif isinstance(value, int):
                    sheet.write_number(*place, value)
                elif value is not None:
                    sheet.write_string(*place, value)
                else:
                    sheet.write_blank(*place, None, bold)
        if edit_last:
            edit_last(book, sheet, bold)
        book.close()
        case(name, rows, **more)

    save("xlsxwriter-dates", table(21))
    save("xlsxwriter-inline", table(22), settings={"constant_memory": True})
    save("xlsxwriter-1904", table(23, first_birth=1905), settings={"date_1904": True})

    def title(book, sheet):
        sheet.merge_range("A1:G2", "マイナンバーカード発行状況")

    save("xlsxwriter-title", table(24), title, start=3)

    calculated = [row[:5] + [row[5] or "有効"] + row[6:] for row in table(25)]

    def stored(book, sheet, bold):
        for number, row in enumerate(calculated):
            sheet.write_formula(number + 1, 5, '=IF(TRUE,"x","")', bold, row[5])

    save("xlsxwriter-stored", calculated, after=stored)

    def dated(book, sheet, bold):
        sheet.write_formula(3, 2, "=DATE(2020,5,15)", book.add_format({"num_format": "yyyy/m/d"}))

    save("xlsxwriter-formula", table(26), after=dated, refused="impossible-date")

    def named(book, sheet, bold):
        sheet.write_formula(3, 4, '="芝"')

    save("xlsxwriter-office", table(26), after=named, refused="formula-without-result")

    def rich(book, sheet, bold):
        for number, row in enumerate(table(27)):
            if row[4]:
                sheet.write_rich_string(number + 1, 4, row[4][:1], bold, row[4][1:])

    save("xlsxwriter-rich", table(27), after=rich)

    def listed(book, sheet, bold):
        sheet.add_table(
            0, 0, 60, len(HEADER) - 1, {"columns": [{"header": text} for text in HEADER]}
        )

    save("xlsxwriter-table", table(28), after=listed)

    def charted(book, sheet, bold):
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "=記録!$G$2:$G$9"})
        tab = book.add_chartsheet("グラフ")
        tab.set_chart(chart)
        tab.set_first_sheet()
        tab.activate()
        sheet.set_column(5, 5, None, None, {"hidden": True})

    save("xlsxwriter-chart", table(29), after=charted)

    def merged(book, sheet, bold):
        sheet.merge_range("F4:F6", "転出")

    save("xlsxwriter-merged", table(29), after=merged, refused="merged-cells")


# pandas


def with_pandas():
    for engine in ("openpyxl", "xlsxwriter"):
        for kind in ("objects", "stamps"):
            rows = table(41 + len(kind))
            frame = pandas.DataFrame(rows, columns=HEADER)
            if kind == "stamps":
                for column in DATES:
                    frame[HEADER[column]] = pandas.to_datetime(frame[HEADER[column]])
            name = f"pandas-{engine}-{kind}"
            frame.to_excel(
                path(f"{name}.xlsx"), engine=engine, index=kind == "stamps", sheet_name="記録"
            )
            case(name, rows)


# LibreOffice


def with_libreoffice():
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        print("skipped: LibreOffice, which is not installed", file=sys.stderr)
        return

    def convert(source, ending, into, infilter=None):
        folder = path(into)
        command = [office, "--headless", f"-env:UserInstallation=file://{path('profile')}"]
        if infilter:
            command.append(f"--infilter={infilter}")
        subprocess.run(
            [*command, "--convert-to", ending, "--outdir", folder, path(source)],
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=180,
        )
        stem = os.path.splitext(os.path.basename(source))[0]
        return f"{into}/{stem}.{ending.split(':')[0]}"

    # A CSV in UTF-8 as Calc opens it in Japanese, dates told as dates.
    rows = table(61)
    twin("libreoffice", rows)
    file = convert(
        "libreoffice.csv", "xlsx", "office", 'CSV:44,34,76,1,,1041,false,true,false'
    )
    case("libreoffice-csv", rows, file=file)
    for name in ("openpyxl-dates", "xlsxwriter-1904", "openpyxl-title", "openpyxl-sheets"):
        known = next(each for each in cases if each["csv"] == f"{name}.csv")
        file = convert(f"{name}.xlsx", "xlsx", "office")
        cases.append({**known, "workbook": file})
    # Saved by a program that calculates, a formula has its result.
    rows = table(62)
    rows[1][5] = "転出"
    book = openpyxl.Workbook()
    fill(book.active, rows)
    book.active["F3"] = '=IF(1=1,"転出","有効")'
    book.save(path("libreoffice-formula.xlsx"))
    case("libreoffice-formula", rows, file=convert("libreoffice-formula.xlsx", "xlsx", "office"))
    for ending, says in (("xls", ".xls"), ("ods", ".ods"), ("fods", "XML"), ("html", "HTML")):
        file = convert("openpyxl-dates.xlsx", ending, "office")
        case(f"libreoffice-{ending}", rows, file=file, refused=says)


os.makedirs(FOLDER, exist_ok=True)
with_openpyxl()
with_xlsxwriter()
with_pandas()
with_libreoffice()
with open(path("cases.json"), "w", encoding="utf-8") as file:
    json.dump(cases, file, ensure_ascii=False)
print(f"{len(cases)} cases, by openpyxl {openpyxl.__version__}, XlsxWriter {xlsxwriter.__version__}, pandas {pandas.__version__}")
