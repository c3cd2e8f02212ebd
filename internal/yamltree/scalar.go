package yamltree

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"

	"github.com/akslint/akslint/internal/document"
)

// kubectl reads YAML 1.1 through sigs.k8s.io/yaml, and the positions come from
// a YAML 1.2 parser, so scalars are resolved here as kubectl does: resolve.go
// of go.yaml.in/yaml/v2, then JSON. The tests compare both.

const (
	tagMerge  = "!!merge"
	tagString = "!!str"
	tagBinary = "!!binary"
	tagBool   = "!!bool"
	tagInt    = "!!int"
	tagFloat  = "!!float"
	tagNull   = "!!null"
	tagTime   = "!!timestamp"
)

var (
	errBase64    = errors.New("!!binary value contains invalid base64 data")
	errNotFinite = errors.New("infinity and not-a-number cannot be sent to Kubernetes")
	errNullKey   = errors.New("null cannot be a key")
	errHugeKey   = errors.New("an integer of more than 63 bits cannot be a key")

	floatForm = regexp.MustCompile(`^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$`)
)

// A reading is how YAML 1.1 understands a scalar.
type reading struct {
	kind  document.Kind
	text  string // not for a float
	tag   string // the tag it resolves to
	float float64
}

// scalar returns the kind and text of a value as kubectl reads it.
func scalar(node *yaml.Node, tag string) (document.Kind, string, error) {
	value, err := interpret(node, tag)
	if err != nil || value.tag != tagFloat {
		return value.kind, value.text, err
	}
	if math.IsInf(value.float, 0) || math.IsNaN(value.float) {
		return 0, "", errNotFinite
	}
	text, err := json.Marshal(value.float)
	return document.Number, string(text), err
}

// keyText is the field name that kubectl makes of a scalar.
func keyText(node *yaml.Node, tag string) (string, error) {
	value, err := interpret(node, tag)
	switch {
	case err != nil:
		return "", err
	case value.kind == document.Null:
		return "", errNullKey
	case value.tag == tagFloat:
		// sigs.k8s.io/yaml writes keys that are floats with 32 bits.
		text := strconv.FormatFloat(value.float, 'g', -1, 32)
		return strings.NewReplacer("+Inf", ".inf", "-Inf", "-.inf", "NaN", ".nan").Replace(text), nil
	case value.tag == tagInt:
		if _, err := strconv.ParseInt(value.text, 10, 64); err != nil {
			return "", errHugeKey
		}
	}
	return value.text, nil
}

// isMerge reports whether a key is the merge key of YAML 1.1.
func isMerge(key *yaml.Node, tag string) bool {
	return key.Kind == yaml.ScalarNode && key.Value == "<<" &&
		(tag == "" && key.Style == 0 || tag == "!" || tag == tagMerge)
}

func interpret(node *yaml.Node, tag string) (reading, error) {
	text := reading{kind: document.String, text: node.Value, tag: tagString}
	switch tag {
	case "":
		if node.Style != 0 {
			return text, nil
		}
		return resolve(node.Value), nil
	case tagBinary:
		data, err := base64.StdEncoding.DecodeString(node.Value)
		if err != nil {
			return reading{}, errBase64
		}
		text.text = string([]rune(string(data))) // JSON has no invalid UTF-8
		return text, nil
	case tagBool, tagInt, tagFloat, tagNull, tagTime:
		value := resolve(node.Value)
		if tag == tagFloat && value.tag == tagInt {
			if integer, err := strconv.ParseInt(value.text, 10, 64); err == nil {
				value = reading{kind: document.Number, tag: tagFloat, float: float64(integer)}
			}
		}
		if value.tag != tag {
			return reading{}, fmt.Errorf("cannot decode %s `%s` as a %s", value.tag, node.Value, tag)
		}
		return value, nil
	default: // !!str and custom tags
		return text, nil
	}
}

// resolve reads a plain scalar by YAML 1.1.
func resolve(text string) reading {
	switch text {
	case "y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON":
		return reading{kind: document.Bool, text: "true", tag: tagBool}
	case "n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF":
		return reading{kind: document.Bool, text: "false", tag: tagBool}
	case "", "~", "null", "Null", "NULL":
		return reading{kind: document.Null, tag: tagNull}
	case ".nan", ".NaN", ".NAN":
		return float(math.NaN())
	case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF":
		return float(math.Inf(1))
	case "-.inf", "-.Inf", "-.INF":
		return float(math.Inf(-1))
	}
	switch c := text[0]; {
	case c == '.':
		if value, err := strconv.ParseFloat(text, 64); err == nil {
			return float(value)
		}
	case c >= '0' && c <= '9' || c == '+' || c == '-':
		if timestamp(text) {
			return reading{kind: document.String, text: text, tag: tagTime}
		}
		return numeral(text)
	}
	return reading{kind: document.String, text: text, tag: tagString}
}

func numeral(text string) reading {
	if !strings.ContainsAny(text[len(text)-1:], "0123456789abcdefABCDEF._") { // 100m, 128Mi
		return reading{kind: document.String, text: text, tag: tagString}
	}
	plain := strings.ReplaceAll(text, "_", "")
	if value, err := strconv.ParseInt(plain, 0, 64); err == nil {
		return integer(strconv.FormatInt(value, 10))
	}
	if value, err := strconv.ParseUint(plain, 0, 64); err == nil {
		return integer(strconv.FormatUint(value, 10))
	}
	if floatForm.MatchString(plain) {
		if value, err := strconv.ParseFloat(plain, 64); err == nil {
			return float(value)
		}
	}
	if bits, binary := strings.CutPrefix(plain, "0b"); binary { // 0b-1
		if value, err := strconv.ParseInt(bits, 2, 64); err == nil {
			return integer(strconv.FormatInt(value, 10))
		}
	}
	return reading{kind: document.String, text: text, tag: tagString}
}

func integer(text string) reading {
	return reading{kind: document.Number, text: text, tag: tagInt}
}

func float(value float64) reading {
	return reading{kind: document.Number, tag: tagFloat, float: value}
}

// timestamp reports whether text is a YAML 1.1 date. kubectl sends it as a
// string, but it must not be taken for a number.
func timestamp(text string) bool {
	if len(text) < 5 || text[4] != '-' {
		return false
	}
	for _, form := range []string{
		"2006-1-2T15:4:5.999999999Z07:00",
		"2006-1-2t15:4:5.999999999Z07:00",
		"2006-1-2 15:4:5.999999999",
		"2006-1-2",
	} {
		if _, err := time.Parse(form, text); err == nil {
			return true
		}
	}
	return false
}
