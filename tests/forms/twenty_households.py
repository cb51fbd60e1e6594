"""Twenty made-up households of two districts, with every movement, and their review tables counted by hand."""

from tests.registers import CAUSES, INDICATORS, household

CITY, VALLEY = ("99", "990"), ("99", "991")


def _one(
    number, place, before, after, start=None, end=None, lacks="", groups="", causes="", children=(), relapsed=None
):
    """`lacks` are indicators and `causes` causes by their number in the official tables; groups E, N, M."""
    told = {"opening_members": start, "members": end}
    told |= {INDICATORS[int(at) - 1]: True for at in lacks.split()}
    told |= {CAUSES[int(at) - 1]: True for at in causes.split()}
    names = {"E": "ethnic_minority", "N": "no_labour_capacity", "M": "merit"}
    told |= {names[group]: True for group in groups}
    lacking = ("children", "children_malnourished", "children_without_insurance", "children_out_of_school")
    told |= dict(zip(lacking, children, strict=False))
    if relapsed is not None:
        told["relapsed"] = relapsed
    return household(f"ho-{number:02}", place, 2024, before, after, **told)


TWENTY = [
    _one(1, CITY, "poor", "poor", 4, 4, "1 2 10", "E", "1 2", (2, 1, 0, 1)),
    _one(2, CITY, "poor", "poor", 5, 6, "1 10 11 12", "EN", "3", (3, 0, 1, 0)),
    _one(3, CITY, "poor", "near_poor", 3, 3, "10", "", "2", (1,)),
    _one(4, CITY, "poor", "near_poor", 4, 2, "", "M", "7"),
    _one(5, CITY, "poor", "farm_average", 5, 5),
    _one(6, CITY, "poor", "neither", 2, 2),
    _one(7, CITY, "poor", "absent", 3),
    _one(8, CITY, "near_poor", "poor", 6, 5, "1 7 9", "E", "1 4", (2, 1, 1)),
    _one(9, CITY, "near_poor", "near_poor", 2, 3, "10 11", "EM", "8", (1, 0, 0, 1)),
    _one(10, CITY, "neither", "poor", 3, 4, "1 2 3 10 11", "N", "3 7", (2, 2), relapsed=True),
    _one(11, CITY, "neither", "poor", 1, 1, "2 8 10", relapsed=False),
    _one(12, CITY, "absent", "poor", None, 7, "7 8 9 10", "ENM", "6", (4, 1, 2, 1)),
    _one(13, CITY, "near_poor", "neither", 4, 4),
    _one(14, CITY, "near_poor", "absent", 1),
    _one(15, CITY, "farm_average", "near_poor", 5, 5, "9 10", "", "2 5", (2,), relapsed=True),
    _one(16, VALLEY, "poor", "poor", 2, 2, "1 2 3 4 5 6 7 8 9 10 11 12", "E", "1 2 3 4 5 6 7 8", (1, 1, 1, 1)),
    _one(17, VALLEY, "near_poor", "near_poor", 3, 3, "", "", "8"),
    _one(18, VALLEY, "neither", "near_poor", 2, 2, "11", "N", "3", relapsed=False),
    _one(19, VALLEY, "neither", "farm_average", 6, 6),
    _one(20, VALLEY, "neither", "neither", 4, 4),
]
ALL_HOUSEHOLDS = [("99", "990", 2024, 40, 150), ("99", "991", 2024, 10, 30)]

# Rows without standard, status and source.
TABLES = {
    "review_results": """
99,990,2024,households,40,6,15.00,4,10.00,1,2.50
99,990,2024,persons,150,27,18.00,13,8.67,5,3.33
99,991,2024,households,10,1,10.00,2,20.00,1,10.00
99,991,2024,persons,30,2,6.67,5,16.67,6,20.00
99,,2024,households,50,7,14.00,6,12.00,2,4.00
99,,2024,persons,180,29,16.11,18,10.00,11,6.11
""",
    "review_flows": """
99,990,2024,poor,households,7,2,2,1,1,1,1,1,6
99,990,2024,poor,persons,26,7,7,4,6,4,1,8,27
99,990,2024,near_poor,households,4,1,1,1,2,1,0,0,4
99,990,2024,near_poor,persons,13,6,4,3,7,5,0,1,13
99,991,2024,poor,households,1,0,0,0,0,0,0,0,1
99,991,2024,poor,persons,2,0,0,0,0,0,0,0,2
99,991,2024,near_poor,households,1,0,0,0,0,0,1,0,2
99,991,2024,near_poor,persons,3,0,0,0,0,0,2,0,5
99,,2024,poor,households,8,2,2,1,1,1,1,1,7
99,,2024,poor,persons,28,7,7,4,6,4,1,8,29
99,,2024,near_poor,households,5,1,1,1,2,1,1,0,6
99,,2024,near_poor,persons,16,6,4,3,7,5,2,1,18
""",
    "review_deprivations": """
99,990,2024,poor,employment,4,66.67
99,990,2024,poor,dependants,3,50.00
99,990,2024,poor,child_nutrition,1,16.67
99,990,2024,poor,health_insurance,0,0.00
99,990,2024,poor,adult_education,0,0.00
99,990,2024,poor,child_school_attendance,0,0.00
99,990,2024,poor,housing_quality,2,33.33
99,990,2024,poor,housing_area,2,33.33
99,990,2024,poor,water_source,2,33.33
99,990,2024,poor,toilet,5,83.33
99,990,2024,poor,telecom_service,2,33.33
99,990,2024,poor,information_means,1,16.67
99,990,2024,near_poor,employment,0,0.00
99,990,2024,near_poor,dependants,0,0.00
99,990,2024,near_poor,child_nutrition,0,0.00
99,990,2024,near_poor,health_insurance,0,0.00
99,990,2024,near_poor,adult_education,0,0.00
99,990,2024,near_poor,child_school_attendance,0,0.00
99,990,2024,near_poor,housing_quality,0,0.00
99,990,2024,near_poor,housing_area,0,0.00
99,990,2024,near_poor,water_source,1,25.00
99,990,2024,near_poor,toilet,3,75.00
99,990,2024,near_poor,telecom_service,1,25.00
99,990,2024,near_poor,information_means,0,0.00
99,991,2024,poor,employment,1,100.00
99,991,2024,poor,dependants,1,100.00
99,991,2024,poor,child_nutrition,1,100.00
99,991,2024,poor,health_insurance,1,100.00
99,991,2024,poor,adult_education,1,100.00
99,991,2024,poor,child_school_attendance,1,100.00
99,991,2024,poor,housing_quality,1,100.00
99,991,2024,poor,housing_area,1,100.00
99,991,2024,poor,water_source,1,100.00
99,991,2024,poor,toilet,1,100.00
99,991,2024,poor,telecom_service,1,100.00
99,991,2024,poor,information_means,1,100.00
99,991,2024,near_poor,employment,0,0.00
99,991,2024,near_poor,dependants,0,0.00
99,991,2024,near_poor,child_nutrition,0,0.00
99,991,2024,near_poor,health_insurance,0,0.00
99,991,2024,near_poor,adult_education,0,0.00
99,991,2024,near_poor,child_school_attendance,0,0.00
99,991,2024,near_poor,housing_quality,0,0.00
99,991,2024,near_poor,housing_area,0,0.00
99,991,2024,near_poor,water_source,0,0.00
99,991,2024,near_poor,toilet,0,0.00
99,991,2024,near_poor,telecom_service,1,50.00
99,991,2024,near_poor,information_means,0,0.00
99,,2024,poor,employment,5,71.43
99,,2024,poor,dependants,4,57.14
99,,2024,poor,child_nutrition,2,28.57
99,,2024,poor,health_insurance,1,14.29
99,,2024,poor,adult_education,1,14.29
99,,2024,poor,child_school_attendance,1,14.29
99,,2024,poor,housing_quality,3,42.86
99,,2024,poor,housing_area,3,42.86
99,,2024,poor,water_source,3,42.86
99,,2024,poor,toilet,6,85.71
99,,2024,poor,telecom_service,3,42.86
99,,2024,poor,information_means,2,28.57
99,,2024,near_poor,employment,0,0.00
99,,2024,near_poor,dependants,0,0.00
99,,2024,near_poor,child_nutrition,0,0.00
99,,2024,near_poor,health_insurance,0,0.00
99,,2024,near_poor,adult_education,0,0.00
99,,2024,near_poor,child_school_attendance,0,0.00
99,,2024,near_poor,housing_quality,0,0.00
99,,2024,near_poor,housing_area,0,0.00
99,,2024,near_poor,water_source,1,16.67
99,,2024,near_poor,toilet,3,50.00
99,,2024,near_poor,telecom_service,2,33.33
99,,2024,near_poor,information_means,0,0.00
""",
    "review_deprivation_totals": """
99,990,2024,poor,6,22
99,990,2024,near_poor,4,5
99,991,2024,poor,1,12
99,991,2024,near_poor,2,1
99,,2024,poor,7,34
99,,2024,near_poor,6,6
""",
    "review_groups": """
99,990,2024,poor,households,6,4,3,1,1
99,990,2024,poor,persons,27,22,17,7,1
99,990,2024,near_poor,households,4,1,0,2,2
99,990,2024,near_poor,persons,13,3,0,5,8
99,991,2024,poor,households,1,1,0,0,0
99,991,2024,poor,persons,2,2,0,0,0
99,991,2024,near_poor,households,2,0,1,0,1
99,991,2024,near_poor,persons,5,0,2,0,3
99,,2024,poor,households,7,5,3,1,1
99,,2024,poor,persons,29,24,17,7,1
99,,2024,near_poor,households,6,1,1,2,3
99,,2024,near_poor,persons,18,3,2,5,11
""",
    "review_causes": """
99,990,2024,poor,land,2
99,990,2024,poor,capital,1
99,990,2024,poor,labour,2
99,990,2024,poor,tools,1
99,990,2024,poor,production_knowledge,0
99,990,2024,poor,job_skills,1
99,990,2024,poor,illness,1
99,990,2024,poor,other,0
99,990,2024,near_poor,land,0
99,990,2024,near_poor,capital,2
99,990,2024,near_poor,labour,0
99,990,2024,near_poor,tools,0
99,990,2024,near_poor,production_knowledge,1
99,990,2024,near_poor,job_skills,0
99,990,2024,near_poor,illness,1
99,990,2024,near_poor,other,1
99,991,2024,poor,land,1
99,991,2024,poor,capital,1
99,991,2024,poor,labour,1
99,991,2024,poor,tools,1
99,991,2024,poor,production_knowledge,1
99,991,2024,poor,job_skills,1
99,991,2024,poor,illness,1
99,991,2024,poor,other,1
99,991,2024,near_poor,land,0
99,991,2024,near_poor,capital,0
99,991,2024,near_poor,labour,1
99,991,2024,near_poor,tools,0
99,991,2024,near_poor,production_knowledge,0
99,991,2024,near_poor,job_skills,0
99,991,2024,near_poor,illness,0
99,991,2024,near_poor,other,1
99,,2024,poor,land,3
99,,2024,poor,capital,2
99,,2024,poor,labour,3
99,,2024,poor,tools,2
99,,2024,poor,production_knowledge,1
99,,2024,poor,job_skills,2
99,,2024,poor,illness,2
99,,2024,poor,other,1
99,,2024,near_poor,land,0
99,,2024,near_poor,capital,2
99,,2024,near_poor,labour,1
99,,2024,near_poor,tools,0
99,,2024,near_poor,production_knowledge,1
99,,2024,near_poor,job_skills,0
99,,2024,near_poor,illness,1
99,,2024,near_poor,other,2
""",
    "review_children": """
99,990,2024,poor,13,5,4,2
99,990,2024,near_poor,4,0,0,1
99,991,2024,poor,1,1,1,1
99,991,2024,near_poor,0,0,0,0
99,,2024,poor,14,6,5,3
99,,2024,near_poor,4,0,0,1
""",
}
