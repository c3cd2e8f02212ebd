package rules.lib.manifest_test

import data.rules.lib.manifest

test_label if {
	manifest.label("service") == `service "web"` with input as {"metadata": {"name": "web"}}
	manifest.label("service") == "service $NAME" with input as {"metadata": {"name": {"unknown": "$NAME"}}}
	every document in [{}, {"metadata": null}, {"metadata": {"name": 1}}] {
		manifest.label("service") == "service" with input as document
	}
}
