"""The sources of the example: documents that do not exist, whose titles say so."""

_VI, _EN = "Số liệu giả định: ", "Made-up figures: "
_PROVINCE = ("Ủy ban nhân dân tỉnh Ví Dụ (giả định)", "People's Committee of Vi Du Province (made up)")
_PRESS = ("Báo Ví Dụ (giả định)", "Vi Du newspaper (made up)")
_NOTE = (
    "Văn bản không có thật; mọi con số do data/example/generate.py sinh ra.",
    "The document does not exist; every figure is made by data/example/generate.py.",
)
_SOURCES = (
    ("vi-du-danh-muc", "danh mục đơn vị hành chính của tỉnh Ví Dụ", "list of the districts of Vi Du Province", "2022-10-01", _PROVINCE),
    ("vi-du-huyen-ngheo", "danh sách huyện nghèo của tỉnh Ví Dụ", "list of the poor districts of Vi Du Province", "2022-03-01", _PROVINCE),
    ("vi-du-ra-soat-2022", "kết quả rà soát hộ nghèo, hộ cận nghèo tỉnh Ví Dụ năm 2022", "results of the 2022 review of poor and near-poor households in Vi Du Province", "2022-12-20", _PROVINCE),
    ("vi-du-ra-soat-2023", "kết quả rà soát hộ nghèo, hộ cận nghèo tỉnh Ví Dụ năm 2023", "results of the 2023 review of poor and near-poor households in Vi Du Province", "2023-12-20", _PROVINCE),
    ("vi-du-ra-soat-2024", "kết quả rà soát hộ nghèo, hộ cận nghèo tỉnh Ví Dụ năm 2024", "results of the 2024 review of poor and near-poor households in Vi Du Province", "2024-12-20", _PROVINCE),
    ("vi-du-ke-hoach-2023", "Kế hoạch giảm nghèo tỉnh Ví Dụ năm 2023", "Poverty-Reduction Plan of Vi Du Province for 2023", "2023-02-15", _PROVINCE),
    ("vi-du-ke-hoach-2024", "Kế hoạch giảm nghèo tỉnh Ví Dụ năm 2024", "Poverty-Reduction Plan of Vi Du Province for 2024", "2024-02-15", _PROVINCE),
    ("vi-du-bao-cao-2023", "Báo cáo kết quả giảm nghèo tỉnh Ví Dụ năm 2023", "Report on the results of poverty reduction in Vi Du Province in 2023", "2024-01-15", _PROVINCE),
    ("vi-du-bao-cao-2024", "Báo cáo kết quả giảm nghèo tỉnh Ví Dụ năm 2024", "Report on the results of poverty reduction in Vi Du Province in 2024", "2025-01-15", _PROVINCE),
    ("vi-du-bai-bao-2024", "bài báo về kết quả giảm nghèo tỉnh Ví Dụ năm 2024", "press article on the results of poverty reduction in Vi Du Province in 2024", "2025-01-20", _PRESS),
)  # fmt: skip


def source_table() -> list[dict]:
    """The rows of sources."""
    return [
        {
            "source_id": source_id,
            "kind": "made_up",
            "title_vi": _VI + title_vi,
            "title_en": _EN + title_en,
            "issuer_vi": issuer[0],
            "issuer_en": issuer[1],
            "date": date,
            "quality": "made_up",
            "note_vi": _NOTE[0],
            "note_en": _NOTE[1],
        }
        for source_id, title_vi, title_en, date, issuer in _SOURCES
    ]
