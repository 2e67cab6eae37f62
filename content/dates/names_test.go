package dates

import "testing"

func TestNames(t *testing.T) {
	for _, name := range []string{"March", "MAR", "sept", "März", "févr", "diciembre", "março", "maaliskuussa", "października", "října", "декабря", "ekim"} {
		if !IsMonth(name) {
			t.Errorf("%q is not a month", name)
		}
	}
	for _, name := range []string{"", "Marching", "Monday", "maaliskuu2", "ma"} {
		if IsMonth(name) {
			t.Errorf("%q is a month", name)
		}
	}
	for _, l := range languages {
		for i, forms := range l.months {
			if forms == "" {
				t.Errorf("%s has no name for month %d", l.code, i+1)
			}
		}
	}
	for name := range shortWeekdays {
		if !IsLineWord(name) || isWeekday(name) {
			t.Errorf("%q must be a weekday only next to a date", name)
		}
	}
}
