package rules.image["untrusted-registry_test"]

import data.parameters["untrusted-registry"] as parameters
import data.rules.image["untrusted-registry"] as rule

test_every_kind_of_container_is_found if {
	every list in ["containers", "initContainers", "ephemeralContainers"] {
		found := _findings({list: [{"name": "app", "image": "quay.io/app/app:1"}]}, {})
		{finding.path | some finding in found} == {["spec", list, 0, "image"]}
	}
}

test_message_names_the_registry if {
	every image, completed in {
		"nginx": "docker.io/library/nginx from docker.io",
		"nginx:1.27": "docker.io/library/nginx:1.27 from docker.io",
		"docker.io/nginx": "docker.io/library/nginx from docker.io",
		"index.docker.io/library/nginx": "docker.io/library/nginx from docker.io",
		"bitnami/redis": "docker.io/bitnami/redis from docker.io",
		"quay.io/app": "quay.io/app from quay.io",
		"registry:5000/app": "registry:5000/app from registry:5000",
		"localhost/app": "localhost/app from localhost",
	} {
		message := concat("", [`container "app" runs `, completed, ", which is not a trusted registry"])
		_messages(_image(image), {}) == {message}
	}
}

test_registry_is_reported_once_by_default if {
	{finding.once | some finding in _findings(_image("quay.io/app"), {})} == {"quay.io"}
}

test_each_image_is_reported_once_registries_are_listed if {
	every changes in [{"allowedContainerImagesRegex": "^contoso"}, {"reading": "azure"}, {"reading": "pss"}] {
		every finding in _findings(_image("quay.io/app"), changes) {
			not finding.once
		}
	}
}

test_trusted_registry_is_clean if {
	every image in ["contoso.azurecr.io/app:1", "mcr.microsoft.com/oss/nginx/nginx@sha256:0"] {
		_findings(_image(image), {}) == set()
	}
}

test_imitation_is_found if {
	every image in [
		"azurecr.io/app",
		"evil.io/contoso.azurecr.io/app",
		"mcr.microsoft.com.evil.io/app",
		"mcr.microsoft.com",
	] {
		count(_findings(_image(image), {})) == 1
	}
}

test_completed_image_is_matched if {
	_findings(_image("nginx"), {"allowedContainerImagesRegex": `^docker\.io/library/`}) == set()
}

test_image_as_written_is_matched if _findings(_image("nginx:1"), {"allowedContainerImagesRegex": "^nginx:"}) == set()

test_only_the_image_as_written_is_matched_by_azure if {
	changes := {"allowedContainerImagesRegex": `^docker\.io/library/`, "reading": "azure"}
	count(_findings(_image("nginx"), changes)) == 1
	_findings(_image("docker.io/library/nginx"), changes) == set()
	count(_findings(_image("Contoso.azurecr.io/app"), {"reading": "azure"})) == 1
}

test_case_of_a_registry_does_not_matter if {
	every image in ["Contoso.azurecr.io/app", "contoso.AzureCR.io/app", "MCR.microsoft.com/app"] {
		_findings(_image(image), {}) == set()
	}
}

test_registry_of_a_sovereign_cloud_is_trusted if {
	every image in ["contoso.azurecr.us/app", "contoso.azurecr.cn/app"] {
		_findings(_image(image), {}) == set()
	}
}

test_image_that_is_partly_unknown_is_found_by_its_registry if {
	every image in ["docker.io/contoso/app:${TAG}", {"unknown": "docker.io/contoso/app:${TAG}"}] {
		every reading in ["azure", "pss", "strict"] {
			_messages(_image(image), {"reading": reading}) == {concat(" ", [
				`container "app" runs docker.io/contoso/app:${TAG} from docker.io,`,
				"which is not a trusted registry",
			])}
		}
	}
}

test_image_that_is_partly_unknown_may_be_trusted if {
	every image in [
		"contoso.azurecr.io/app:${TAG}",
		"contoso$ENV.azurecr.io/app",
		"$REGISTRY/app",
		"<image>",
		"IMAGE_NAME",
	] {
		every value in [image, {"unknown": image}] {
			_findings(_image(value), {}) == set()
		}
	}
	every pattern in [`^docker\.io/contoso/app:v1$`, `^docker.io/contoso/`] {
		_findings(_image("docker.io/contoso/app:${TAG}"), {"allowedContainerImagesRegex": pattern}) == set()
	}
}

test_namespace_of_azure_policy_is_clean_by_azure if {
	pod := {"kind": "Pod", "metadata": {"namespace": "kube-system"}, "spec": _image("nginx")}
	every reading, findings in {"azure": 0, "pss": 1, "strict": 1} {
		found := rule.findings with input as pod with parameters as object.union(parameters, {"reading": reading})
		count(found) == findings
	}
}

test_value_that_is_no_image_is_clean if {
	every image in ["", null, 1, true, {}, [], {"unknown": "$REGISTRY/app"}] {
		_findings(_image(image), {}) == set()
	}
}

test_missing_field_is_clean if _findings({"containers": [{"name": "app"}, null, "nginx"]}, {}) == set()

test_excluded_container_is_clean if _findings(_image("nginx"), {"excludedContainers": ["app"]}) == set()

test_excluded_image_is_clean if _findings(_image("nginx:1"), {"excludedImages": ["nginx:*"]}) == set()

_image(image) := {"containers": [{"name": "app", "image": image}]}

_messages(spec, changes) := {finding.message | some finding in _findings(spec, changes)}

_findings(spec, changes) := findings if {
	findings := rule.findings with input as {"kind": "Pod", "spec": spec}
		with parameters as object.union(parameters, changes)
}
