"""The example province and its districts: names that stand nowhere on a map, and the sizes that all else grows from."""

from dataclasses import dataclass

PROVINCE = "99"
STANDARD = "ND07"
YEARS = (2022, 2023, 2024)  # review years; the first opens the first plan
PLAN_YEARS = (2023, 2024)
REGISTER = "vi-du-danh-muc"


@dataclass(frozen=True)
class District:
    """A district at the start of 2022. Shares are of its households; `overlap` says whether table 8's groups overlap."""

    code: str
    name_vi: str
    name_en: str
    short_vi: str
    short_en: str
    type: str
    households: int
    poor: float
    near_poor: float
    minority: float
    assigned: str  # planned fall of the poverty rate, in percentage points
    overlap: bool

    @property
    def is_poor(self) -> bool:
        return self.assigned == "4.00"


DISTRICTS = (
    District("990", "Thành phố Ví Dụ", "Vi Du City", "TP Ví Dụ", "Vi Du City", "city", 13480, 0.034, 0.041, 0.31, "0.40", False),
    District("991", "Huyện Suối Mẫu", "Suoi Mau District", "Suối Mẫu", "Suoi Mau", "district", 11160, 0.236, 0.094, 0.64, "2.50", False),
    District("992", "Huyện Bản Thử", "Ban Thu District", "Bản Thử", "Ban Thu", "district", 9740, 0.262, 0.101, 0.71, "2.50", True),
    District("993", "Huyện Đồi Nháp", "Doi Nhap District", "Đồi Nháp", "Doi Nhap", "district", 10390, 0.214, 0.088, 0.55, "2.50", False),
    District("994", "Huyện Khe Số", "Khe So District", "Khe Số", "Khe So", "district", 8870, 0.301, 0.112, 0.78, "2.50", True),
    District("995", "Huyện Đèo Bảng", "Deo Bang District", "Đèo Bảng", "Deo Bang", "district", 7260, 0.548, 0.121, 0.93, "4.00", True),
    District("996", "Huyện Núi Cột", "Nui Cot District", "Núi Cột", "Nui Cot", "district", 6910, 0.579, 0.117, 0.95, "4.00", True),
    District("997", "Huyện Nà Dòng", "Na Dong District", "Nà Dòng", "Na Dong", "district", 9190, 0.192, 0.083, 0.49, "2.50", False),
)  # fmt: skip


def place_tables() -> dict[str, list[dict]]:
    """The rows of provinces, districts, poor_districts and issuers."""
    province = {
        "province_code": PROVINCE,
        "name_vi": "Ví Dụ",
        "name_en": "Vi Du (example)",
        "type": "province",
        "region_id": "northern-midlands-and-mountains",
        "successor_code": PROVINCE,
        "successor_name_vi": "Ví Dụ",
        "successor_name_en": "Vi Du (example)",
        "made_up": "true",
        "valid_to": "2025-06-30",
        "source_id": REGISTER,
    }
    issuer = {
        "province_code": PROVINCE,
        "parent_vi": "ỦY BAN NHÂN DÂN TỈNH VÍ DỤ",
        "parent_en": "PEOPLE'S COMMITTEE OF VI DU PROVINCE",
        "body_vi": "CƠ QUAN GIẢ ĐỊNH",
        "body_en": "MADE-UP BODY",
        "place_vi": "Ví Dụ",
        "place_en": "Vi Du",
    }
    names = ("name_vi", "name_en", "short_vi", "short_en", "type")
    districts = [
        {"district_code": district.code, "province_code": PROVINCE, "source_id": REGISTER}
        | {name: getattr(district, name) for name in names}
        for district in DISTRICTS
    ]
    poor = [{"district_code": one.code, "source_id": "vi-du-huyen-ngheo"} for one in DISTRICTS if one.is_poor]
    return {"provinces": [province], "districts": districts, "poor_districts": poor, "issuers": [issuer]}
