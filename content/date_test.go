package content

import "testing"

func TestParseDate(t *testing.T) {
	for _, s := range []string{
		"2021-03-04", "2021/03/04", "2021.03.04", "20210304", "04.03.2021", "4.3.2021",
		"2021-03-04T23:30:00-08:00", "2021-03-04T08:00:00Z", "2021-03-04 10:00", "2021-03-04 23:30:00 -0800",
		"4 March 2021", "4th March 2021", "4 Mar. 2021", "4 Mar 2021", "March 4, 2021", "Mar. 4, 2021", "MARCH 4, 2021",
		"March 4th, 2021", "2021 March 4",
		"Thursday, March 4, 2021", "Thursday 4 March 2021", "Thu, 4 Mar 2021 10:00:00 +0000", "Thu, 04 Mar 2021 10:00:00 GMT",
		"March 4, 2021 10:30 AM", "March 4, 2021 at 10:30 a.m. ET", "  4   March  2021 ",
	} {
		if got, ok := ParseDate(s); !ok || got != "2021-03-04" {
			t.Errorf("%q is %q, %v", s, got, ok)
		}
	}
	if got, ok := ParseDate("Sept. 4, 2021"); !ok || got != "2021-09-04" {
		t.Errorf("got %q", got)
	}
	for _, s := range []string{
		"", "in spring", "2021", "March 2021", "2021-03", "03/04/2021", "31 February 2021", "4 March",
		"4 March 2021 was cold", "On 4 March 2021", "March 4, 2021 edition", "Sunday", "4 4 2021", "1234567890",
	} {
		if got, ok := ParseDate(s); ok || got != "" {
			t.Errorf("%q is %q", s, got)
		}
	}
}
