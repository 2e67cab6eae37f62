package quote

import "testing"

// TestReplyAuthor has the lines that mail programs write in different languages.
func TestReplyAuthor(t *testing.T) {
	for _, line := range []string{
		"On Wed, Mar 3, 2021 at 9:00 AM Jo Park <jo@example.net> wrote:",
		"In article <1@example.net>, jo@example.org (Jo Park) writes:",
		"Am 3. März 2021 um 9:00 schrieb Jo Park <jo@example.net>:",
		"Am 03.03.21 um 09:00 schrieb Jo Park:",
		"Le mer. 3 mars 2021 à 09:00, Jo Park <jo@example.net> a écrit :",
		"El mié, 3 mar 2021 a las 9:00, Jo Park (<jo@example.net>) escribió:",
		"Il giorno mer 3 mar 2021 alle ore 09:00 Jo Park <jo@example.net> ha scritto:",
		"Op wo 3 mrt 2021 om 09:00 schreef Jo Park <jo@example.net>:",
		"Em qua., 3 de mar. de 2021 às 09:00, Jo Park <jo@example.net> escreveu:",
		"Den ons 3 mars 2021 kl 09:00 skrev Jo Park <jo@example.net>:",
		"3 марта 2021 г., в 09:00, Jo Park <jo@example.net> написал(а):",
		"Am 3. März 2021 schrieb Jo Park jo@example.net:", // a link without brackets
	} {
		if start, end, ok := replyAuthor(line); !ok || line[start:end] != "Jo Park" {
			t.Errorf("%s: got %q, %v", line, line[start:end], ok)
		}
	}
	for _, line := range []string{"annaw wrote:", "@annaw said:", "Originally posted by annaw:", "Posted by annaw:"} {
		if start, end, ok := replyAuthor(line); !ok || line[start:end] != "annaw" {
			t.Errorf("%s: got %q, %v", line, line[start:end], ok)
		}
	}
	for _, line := range []string{"Jo Park wrote:", "Am 3. März schrieb sie:", "In 2021 the council wrote:", ""} {
		if start, end, ok := replyAuthor(line); ok {
			t.Errorf("%s: got %q", line, line[start:end])
		}
	}
}
