from nashra.arabic.digits import to_digits, to_latin


def test_digits_of_any_system_become_those_of_one() -> None:
    mixed = "في 2026 و٢٠٢٦ و۲۰۲۶"
    assert to_digits(mixed, "arab") == "في ٢٠٢٦ و٢٠٢٦ و٢٠٢٦"
    assert to_digits(mixed, "arabext") == "في ۲۰۲۶ و۲۰۲۶ و۲۰۲۶"
    assert to_latin(mixed) == "في 2026 و2026 و2026"


def test_what_is_no_digit_stays() -> None:
    assert to_digits("Ⅷ ½ ² ١٫٥٪", "latn") == "Ⅷ ½ ² 1٫5٪"
