package rules.lib.support_test

import data.rules.lib.support
import data.target

test_minor if {
	every version, minor in {"1.34": 34, "1.34.2": 34, "v1.9.0": 9, "V1.100": 100} {
		support.minor(version) == minor
	}
}

test_minor_of_another_form_is_undefined if {
	every version in ["1", "2.0", "latest", "1.34-alpha", "", 1.34, null, {"unknown": "$VERSION"}] {
		not _numbered(version)
	}
}

test_table_has_every_version_from_the_oldest_on if {
	minors := {support.minor(version) | some version, _ in support.kubernetes}
	minors == {minor | some minor in numbers.range(support.oldest, max(minors))}
}

test_long_term_support_ends_later if {
	every days in support.kubernetes {
		days.standard < days.lts
	}
}

test_dates_are_iso_dates if {
	dates := {date | some date in support.node_os} | {day | some days in support.kubernetes; some day in days}
	every date in dates {
		regex.match(`^20[0-9]{2}-[01][0-9]-[0-3][0-9]$`, date)
	}
}

test_ended_once_the_last_day_is_over if {
	not support.ended("2026-11-30") with target.today as "2026-11-30"
	support.ended("2026-11-30") with target.today as "2026-12-01"
}

test_ends if {
	support.ends("2026-11-30") == "ends on 2026-11-30" with target.today as "2026-11-30"
	support.ends("2026-11-30") == "ended on 2026-11-30" with target.today as "2026-12-01"
}

_numbered(version) if support.minor(version) >= 0
