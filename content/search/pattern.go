package search

import (
	"errors"
	"regexp"
	"regexp/syntax"
	"strings"
	"unicode"
)

// A pattern is a regular expression to find.
type pattern struct {
	expression *regexp.Regexp
	edges      edges
	literal    *phrase // occurs in every match; nil if no text does
}

// compilePattern compiles a regular expression in RE2 syntax. In it, ^ and $ match at the
// ends of lines.
func compilePattern(text string, ignoreCase bool, e edges) (*pattern, error) {
	flags := syntax.Perl &^ syntax.OneLine
	prefix := "(?m)"
	if ignoreCase {
		flags |= syntax.FoldCase
		prefix = "(?mi)"
	}
	parsed, err := syntax.Parse(text, flags)
	if err != nil {
		return nil, &Error{Kind: BrokenPattern, Text: patternProblem(err)}
	}
	expression, err := regexp.Compile(prefix + "(?:" + text + ")")
	if err != nil {
		return nil, &Error{Kind: BrokenPattern, Text: patternProblem(err)}
	}
	p := &pattern{expression: expression, edges: e}
	if literal := longestLiteral(parsed.Simplify()); literal != "" {
		p.literal = newPhrase(literal, foldCase, anyEdges)
	}
	return p, nil
}

// patternProblem returns what is wrong with a regular expression, without the expression.
func patternProblem(err error) string {
	var e *syntax.Error
	if !errors.As(err, &e) {
		return err.Error()
	}
	if e.Expr == "" || len(e.Expr) > 20 {
		return e.Code.String()
	}
	return e.Code.String() + " " + e.Expr
}

// longestLiteral returns the longest text that occurs in every match of a simplified regular
// expression, apart from case.
func longestLiteral(re *syntax.Regexp) string {
	switch op := re.Op; {
	case op == syntax.OpLiteral:
		return string(re.Rune)
	case op == syntax.OpCapture, op == syntax.OpPlus, op == syntax.OpRepeat && re.Min > 0:
		return longestLiteral(re.Sub[0])
	case op == syntax.OpConcat:
		longest := ""
		for _, sub := range re.Sub {
			if s := longestLiteral(sub); len(s) > len(longest) {
				longest = s
			}
		}
		return longest
	}
	return ""
}

// find appends the matches in text to out. Empty matches do not count.
func (p *pattern) find(out []Match, literal *finder, text string) []Match {
	if literal != nil {
		if _, ok := literal.next(text, 0); !ok {
			return out
		}
	}
	for _, loc := range p.expression.FindAllStringIndex(text, -1) {
		isWhole := p.edges != wordEdges || !isInsideWord(text, loc[0]) && !isInsideWord(text, loc[1])
		if loc[0] < loc[1] && isWhole {
			out = append(out, Match{loc[0], loc[1]})
		}
	}
	return out
}

// hasCapital reports whether a regular expression has a capital letter that is not part of
// an escape such as \W or \pL.
func hasCapital(expression string) bool {
	for {
		before, after, found := strings.Cut(expression, `\`)
		if strings.IndexFunc(before, isCapital) >= 0 {
			return true
		}
		if !found || after == "" {
			return false
		}
		switch after[0] {
		case 'p', 'P':
			after = after[1:]
			if strings.HasPrefix(after, "{") {
				_, after, _ = strings.Cut(after, "}")
			} else if after != "" {
				after = after[1:]
			}
		default:
			after = after[1:]
		}
		expression = after
	}
}

// isCapital reports whether r is an upper-case or title-case letter.
func isCapital(r rune) bool { return unicode.IsUpper(r) || unicode.IsTitle(r) }
