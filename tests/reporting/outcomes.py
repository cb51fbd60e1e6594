"""What the reports of the five plans must write of outcomes, typed from the documents and the published figures."""

# What a report must write of every target of which an outcome was published, or follows from what was published: the
# outcome and the verdict; of all others it knows none. A fall counted from two starts (27,37 and 53,44 % in the press;
# 26,93 % and, of 7.795 of 14.894 households, 52,34 % in plan 166/KH-UBND) is judged from both; the fall in households is
# counted to the 20.281 from which plan 139/KH-UBND sets out, and from what 27,37 % allows.
OUTCOMES = {
    "bac-kan-2022-01": (
        "2,66 điểm %/năm từ mức gốc của nguồn / 2,22 điểm %/năm từ mức gốc của kế hoạch",
        "vượt / đạt",
        "2.66 pp a year from its source's start / 2.22 pp a year from the plan's",
        "exceeded / reached",
    ),
    "bac-kan-2022-02": (
        "≈ 3,45 điểm %/năm ‡ từ mức gốc của nguồn / 2,35 điểm %/năm từ mức gốc của kế hoạch",
        "chưa đạt (−0,05 điểm %/năm)",
        "≈ 3.45 pp a year ‡ from its source's start / 2.35 pp a year from the plan's",
        "not reached (−0.05 pp a year)",
    ),
    "bac-kan-2022-37": (
        "1.665 hộ ‡ từ mức gốc của kế hoạch / 2.017–2.024 từ mức gốc điều chỉnh",
        "tùy mức gốc: chưa đạt / đạt",
        "1,665 households ‡ from the plan's start / 2,017–2,024 from a restated one",
        "depends on the base: not reached / reached",
    ),
    "bac-kan-2022-38": (
        "2,66 điểm % từ mức gốc của nguồn / 2,22 điểm % từ mức gốc của kế hoạch",
        "tùy mức gốc: đạt / chưa đạt",
        "2.66 pp from its source's start / 2.22 pp from the plan's",
        "depends on the base: reached / not reached",
    ),
    "bac-kan-2022-39": ("24,71%", "chưa đạt (+0,21 điểm %)", "24.71%", "not reached (+0.21 pp)"),
    "bac-kan-2023-01": (
        "≈ 2,8 điểm %/năm ‡",
        "vượt (+0,3 điểm %/năm)",
        "≈ 2.8 pp a year ‡",
        "exceeded (+0.3 pp a year)",
    ),
    "bac-kan-2023-04": ("21,9%", "đạt", "21.9%", "reached"),
    "bac-kan-2023-05": ("> 18.000 hộ", "chưa đủ căn cứ", "> 18,000 households", "not decidable"),
    "lang-son-2023-01": ("6,03%", "chưa đạt (+0,11 điểm %)", "6.03%", "not reached (+0.11 pp)"),
    "lang-son-2023-02": ("≈ 2,89 điểm % ‡", "chưa đạt (−0,11 điểm %)", "≈ 2.89 pp ‡", "not reached (−0.11 pp)"),
    "soc-trang-2024-01": ("≈ 1,2 điểm %/năm ‡", "đạt", "≈ 1.2 pp a year ‡", "reached"),
    "bac-ninh-2023-2025-01": (
        "≈ 0,47 điểm %/năm ‡",
        "đúng tiến độ (đến năm 2024)",
        "≈ 0.47 pp a year ‡",
        "on track (up to 2024)",
    ),
}
# Of these only the start is known.
OUTCOMES |= {
    "bac-kan-2022-03": ("chưa có số liệu; đầu kỳ 30,5%", "—", "no figure available; at the start 30.5%", "—"),
    "bac-kan-2023-02": ("chưa có số liệu; đầu kỳ 49,99%", "—", "no figure available; at the start 49.99%", "—"),
}
# Targets that repeat a standard to be kept (a house's size, parts and life, a project's length): nobody publishes an
# outcome of them, and none is missing.
RULES = ("bac-kan-2022-10", "bac-kan-2022-11", "bac-kan-2022-12", "soc-trang-2024-20")
OUTCOMES |= dict.fromkeys(RULES, ("—", "quy định phải giữ", "—", "rule to be kept"))
# The one district whose targets have outcomes: preliminary figures of Báo Bắc Kạn, 285 of 12.239 households after a
# fall of 47 households and 0,43 points; in the order of the columns.
OUTCOME_OF_A_DISTRICT = {
    "vi": {"Thành phố Bắc Kạn": ["47 hộ (sơ bộ): đạt", "0,43 điểm % (sơ bộ): đạt", "2,33% (sơ bộ): đạt"]},
    "en": {
        "Bac Kan City": [
            "47 households (preliminary): reached",
            "0.43 pp (preliminary): reached",
            "2.33% (preliminary): reached",
        ]
    },
}
