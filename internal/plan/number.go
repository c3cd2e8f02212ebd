package plan

import (
	"cmp"
	"math"
	"math/big"
	"strconv"
	"strings"
)

// parseInteger returns the integer that a number in JSON notation stands for;
// as in OPA, 2.0 is one and 2e0 is not. It reads at most 19 characters, so it
// cannot overflow unnoticed.
func parseInteger(text string) (int64, bool) {
	digits := strings.TrimPrefix(text, "-")
	if len(digits) == len(text) {
		digits = strings.TrimPrefix(text, "+")
	}
	if len(digits) == 0 || len(digits) > 19 {
		return 0, false
	}
	whole, fraction, _ := strings.Cut(digits, ".")
	if strings.Trim(fraction, "0") != "" {
		return 0, false
	}
	var n int64
	for i := range len(whole) {
		digit := whole[i] - '0'
		if digit > 9 {
			return 0, false
		}
		n = n*10 + int64(digit)
	}
	if text[0] == '-' {
		return -n, -n <= 0
	}
	return n, n >= 0
}

// compareNumbers orders numbers in JSON notation by their exact values.
func compareNumbers(a, b string) int {
	if a == b {
		return 0
	}
	if x, ok := parseInteger(a); ok {
		if y, ok := parseInteger(b); ok {
			return cmp.Compare(x, y)
		}
	}
	return parseDecimal(a).compare(parseDecimal(b))
}

// A decimal is a number written as 0.DIGITS times ten to the power of
// exponent; digits neither starts nor ends with 0, and is empty for 0.
type decimal struct {
	negative bool
	digits   string
	exponent int64
}

func parseDecimal(text string) decimal {
	var number decimal
	number.negative = strings.HasPrefix(text, "-")
	text = strings.TrimLeft(text, "+-")
	if mantissa, exponent, found := cutAny(text, "eE"); found {
		text = mantissa
		number.exponent = saturated(exponent)
	}
	whole, fraction, _ := strings.Cut(text, ".")
	digits := strings.TrimLeft(whole+fraction, "0")
	number.exponent += int64(len(digits) - len(fraction))
	number.digits = strings.TrimRight(digits, "0")
	return number
}

func cutAny(text, separators string) (before, after string, found bool) {
	if i := strings.IndexAny(text, separators); i >= 0 {
		return text[:i], text[i+1:], true
	}
	return text, "", false
}

// saturated reads an exponent, and clamps one that is too large to matter.
func saturated(exponent string) int64 {
	n, err := strconv.ParseInt(exponent, 10, 64)
	if err != nil {
		n = math.MaxInt32
		if strings.HasPrefix(exponent, "-") {
			n = -n
		}
	}
	return max(min(n, math.MaxInt32), -math.MaxInt32)
}

func (d decimal) compare(other decimal) int {
	if sign := cmp.Compare(d.sign(), other.sign()); sign != 0 || d.digits == "" {
		return sign
	}
	return d.sign() * cmp.Or(
		cmp.Compare(d.exponent, other.exponent),
		// If one is a prefix of the other, the shorter is smaller.
		strings.Compare(d.digits, other.digits),
	)
}

func (d decimal) sign() int {
	switch {
	case d.digits == "":
		return 0
	case d.negative:
		return -1
	default:
		return 1
	}
}

// An arithmetic operation works on the narrowest numbers that hold its
// operands: small integers, whose results always fit, then exact integers,
// then floats. Any of them may decline.
type arithmetic struct {
	small func(x, y int64) (int64, bool)
	exact func(x, y *big.Int) *big.Int
	float func(x, y *big.Float) *big.Float
}

// calculate returns the result in JSON notation; false if there is none, as
// in a division by zero.
func (op arithmetic) calculate(a, b string) (string, bool) {
	if x, y, ok := small(a, b); ok && op.small != nil {
		if result, ok := op.small(x, y); ok {
			return strconv.FormatInt(result, 10), true
		}
	}
	if x, y := exact(a), exact(b); op.exact != nil && x != nil && y != nil {
		result := op.exact(x, y)
		if result == nil {
			return "", false
		}
		return result.String(), true
	}
	if x, y := float(a), float(b); op.float != nil && x != nil && y != nil {
		if result := op.float(x, y); result != nil {
			return formatFloat(result), true
		}
	}
	return "", false
}

func small(a, b string) (x, y int64, ok bool) {
	x, isInteger := parseInteger(a)
	y, ok = parseInteger(b)
	return x, y, ok && isInteger && int64(int32(x)) == x && int64(int32(y)) == y
}

// largestExponent limits arithmetic: a larger number, written out, would fill
// the memory.
const largestExponent = 5000

func tame(text string) bool {
	exponent := parseDecimal(text).exponent
	return exponent < largestExponent && exponent > -largestExponent
}

func exact(text string) *big.Int {
	if n, ok := new(big.Int).SetString(text, 10); ok {
		return n
	}
	if !tame(text) {
		return nil
	}
	if rational, ok := new(big.Rat).SetString(text); ok && rational.IsInt() {
		return rational.Num()
	}
	return nil
}

func float(text string) *big.Float {
	if !tame(text) {
		return nil
	}
	f, _ := new(big.Float).SetString(text)
	return f
}

func formatFloat(f *big.Float) string {
	if f.IsInt() {
		return f.Text('f', -1)
	}
	return f.Text('g', -1)
}

func plus() arithmetic {
	return arithmetic{
		small: func(x, y int64) (int64, bool) { return x + y, true },
		exact: func(x, y *big.Int) *big.Int { return new(big.Int).Add(x, y) },
		float: func(x, y *big.Float) *big.Float { return new(big.Float).Add(x, y) },
	}
}

func minus() arithmetic {
	return arithmetic{
		small: func(x, y int64) (int64, bool) { return x - y, true },
		exact: func(x, y *big.Int) *big.Int { return new(big.Int).Sub(x, y) },
		float: func(x, y *big.Float) *big.Float { return new(big.Float).Sub(x, y) },
	}
}

func times() arithmetic {
	return arithmetic{
		small: func(x, y int64) (int64, bool) { return x * y, true },
		exact: func(x, y *big.Int) *big.Int { return new(big.Int).Mul(x, y) },
		float: func(x, y *big.Float) *big.Float { return new(big.Float).Mul(x, y) },
	}
}

// over divides integers exactly only if there is no remainder; a quotient of
// zero may be -0, so it is left to floats.
func over() arithmetic {
	return arithmetic{
		small: func(x, y int64) (int64, bool) {
			if x == 0 || y == 0 || x%y != 0 {
				return 0, false
			}
			return x / y, true
		},
		float: func(x, y *big.Float) *big.Float {
			if y.Sign() == 0 {
				return nil
			}
			return new(big.Float).Quo(x, y)
		},
	}
}

func remainder() arithmetic {
	return arithmetic{
		small: func(x, y int64) (int64, bool) {
			if y == 0 {
				return 0, false
			}
			return x % y, true
		},
		exact: func(x, y *big.Int) *big.Int {
			if y.Sign() == 0 {
				return nil
			}
			return new(big.Int).Rem(x, y)
		},
	}
}
