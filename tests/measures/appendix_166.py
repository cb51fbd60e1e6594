"""The appendix of plan 166/KH-UBND of 17 March 2022 (Bắc Kạn), typed as it is printed."""

from helpers.measures.reductions import TOTAL
from helpers.numbers import read_decimal

COLUMNS = ("households", "poor_households", "poverty_rate", "reduction_households", "reduction_rate", "end_rate")

PRINTED = {
    "058": "12.035 332 2,76 23 0,19 2,57",  # Thành phố Bắc Kạn
    "061": "12.152 3.443 28,33 304 2,50 25,83",  # Huyện Ba Bể
    "063": "8.670 1.791 20,66 217 2,50 18,16",  # Huyện Bạch Thông
    "064": "13.193 2.424 18,37 330 2,50 15,87",  # Huyện Chợ Đồn
    "065": "10.355 2.208 21,32 259 2,50 18,82",  # Huyện Chợ Mới
    "066": "10.181 3.953 38,83 255 2,50 36,33",  # Huyện Na Rì
    "062": "7.438 3.803 51,13 298 4,00 47,13",  # Huyện Ngân Sơn
    "060": "7.456 3.992 53,54 298 4,00 49,54",  # Huyện Pác Nặm
    TOTAL: "81.480 21.946 26,93 1.984 2,43 24,5",  # Tổng số
}

# The 54 figures by row and column, with the decimals that are printed
FIGURES = {
    (code, column): read_decimal(text, decimal=",", group=".")
    for code, line in PRINTED.items()
    for column, text in zip(COLUMNS, line.split(), strict=True)
}
DISTRICTS = [code for code in PRINTED if code != TOTAL]
