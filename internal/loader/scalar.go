package loader

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
// a YAML 1.2 parser, so plain scalars are resolved here as kubectl does:
// resolve.go of go.yaml.in/yaml/v2, then JSON. The tests compare both.

const (
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

	floatForm = regexp.MustCompile(`^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$`)
)

// scalar returns the kind and text that kubectl reads from a scalar.
func scalar(node *yaml.Node) (document.Kind, string, error) {
	tagged := node.Style&yaml.TaggedStyle != 0
	quoted := node.Style&^yaml.TaggedStyle != 0
	if !tagged {
		if quoted {
			return document.String, node.Value, nil
		}
		kind, text, _, err := resolve(node.Value, "")
		return kind, text, err
	}
	switch node.Tag {
	case tagBinary:
		data, err := base64.StdEncoding.DecodeString(node.Value)
		if err != nil {
			return 0, "", errBase64
		}
		return document.String, string(data), nil
	case tagBool, tagInt, tagFloat, tagNull, tagTime:
		kind, text, tag, err := resolve(node.Value, node.Tag)
		if err == nil && tag != node.Tag && (tag != tagInt || node.Tag != tagFloat) {
			err = fmt.Errorf("cannot decode %s `%s` as a %s", tag, node.Value, node.Tag)
		}
		return kind, text, err
	default: // !!str and tags of people's own
		return document.String, node.Value, nil
	}
}

// resolve reads a plain scalar, or one with an explicit tag, by YAML 1.1.
func resolve(text, tag string) (document.Kind, string, string, error) {
	switch text {
	case "y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON":
		return document.Bool, "true", tagBool, nil
	case "n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF":
		return document.Bool, "false", tagBool, nil
	case "", "~", "null", "Null", "NULL":
		return document.Null, "", tagNull, nil
	case ".nan", ".NaN", ".NAN", ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF", "-.inf", "-.Inf", "-.INF":
		return 0, "", tagFloat, errNotFinite
	}
	switch c := text[0]; {
	case c == '.':
		if float, err := strconv.ParseFloat(text, 64); err == nil {
			return number(float)
		}
	case c >= '0' && c <= '9' || c == '+' || c == '-':
		if tag != tagInt && tag != tagFloat && timestamp(text) {
			return document.String, text, tagTime, nil
		}
		return numeral(text)
	}
	return document.String, text, tagString, nil
}

func numeral(text string) (document.Kind, string, string, error) {
	plain := strings.ReplaceAll(text, "_", "")
	if integer, err := strconv.ParseInt(plain, 0, 64); err == nil {
		return document.Number, strconv.FormatInt(integer, 10), tagInt, nil
	}
	if integer, err := strconv.ParseUint(plain, 0, 64); err == nil {
		return document.Number, strconv.FormatUint(integer, 10), tagInt, nil
	}
	if floatForm.MatchString(plain) {
		if float, err := strconv.ParseFloat(plain, 64); err == nil {
			return number(float)
		}
	}
	return document.String, text, tagString, nil
}

func number(float float64) (document.Kind, string, string, error) {
	if math.IsInf(float, 0) || math.IsNaN(float) {
		return 0, "", tagFloat, errNotFinite
	}
	text, err := json.Marshal(float)
	return document.Number, string(text), tagFloat, err
}

var timestampForms = [...]string{
	"2006-1-2T15:4:5.999999999Z07:00",
	"2006-1-2t15:4:5.999999999Z07:00",
	"2006-1-2 15:4:5.999999999",
	"2006-1-2",
}

// timestamp reports whether text is a date of YAML 1.1. kubectl sends it as
// the string it is, but it must not be taken for a number.
func timestamp(text string) bool {
	if len(text) < 5 || text[4] != '-' {
		return false
	}
	for _, form := range timestampForms {
		if _, err := time.Parse(form, text); err == nil {
			return true
		}
	}
	return false
}

// keyText is the field name that kubectl makes of a key of a mapping.
func keyText(node *yaml.Node) (string, error) {
	if node.Kind == yaml.AliasNode {
		node = node.Alias
	}
	if node.Kind != yaml.ScalarNode {
		return "", errors.New("a mapping or sequence cannot be a key")
	}
	kind, text, err := scalar(node)
	switch {
	case err != nil:
		return "", err
	case kind == document.Null:
		return "", errors.New("null cannot be a key")
	case kind == document.Number && strings.ContainsAny(text, ".eE"):
		// sigs.k8s.io/yaml writes keys that are floats with 32 bits.
		float, err := strconv.ParseFloat(text, 64)
		return strconv.FormatFloat(float, 'g', -1, 32), err
	default:
		return text, nil
	}
}
