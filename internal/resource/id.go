package resource

import (
	"regexp"
	"strings"

	"github.com/akslint/akslint/internal/document"
)

// definitionID makes the id of the definition of a role or policy into one that
// is the same wherever it is used: that of the tenant. It is known even where
// the subscription before it is not. A name stays what it is.
func definitionID(id document.Node) document.Node {
	if id.Kind != document.String && id.Kind != document.Unknown {
		return id
	}
	if at := definition.FindStringSubmatchIndex(id.Text); at != nil {
		id.Kind, id.Text = document.String, id.Text[at[2]:at[3]]
	}
	return id
}

var definition = regexp.MustCompile(
	`(?i)(/providers/microsoft\.authorization/(?:role|policy|policyset)definitions/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})["')\]]*$`)

// scopeID is an id of which names are not known, but what it is the id of is:
// /subscriptions/$ID is a subscription, whichever.
func scopeID(id document.Node) document.Node {
	text := strings.Trim(id.Text, `"`)
	if id.Kind != document.Unknown || !strings.HasPrefix(strings.ToLower(text), "/subscriptions/") {
		return id
	}
	for segment := range strings.SplitSeq(text, "/") {
		if strings.ContainsAny(segment, "$<{%") && !unknownSegment.MatchString(segment) {
			return id
		}
	}
	id.Kind, id.Text = document.String, text
	return id
}

// A segment of which nothing is known: $X, $(X), <x> or {x}.
var unknownSegment = regexp.MustCompile(`^(?:\$\{[^{}]+\}|\$\([^()]+\)|<[^<>]+>|\{[^{}]+\})$`)
