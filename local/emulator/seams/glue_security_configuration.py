"""CloudFormation creates `AWS::Glue::SecurityConfiguration`; MiniStack refuses a stack with it."""

from ministack.services import glue
from ministack.services.cloudformation import provisioners

from upstream import UpstreamChanged

RESOURCE_TYPE = "AWS::Glue::SecurityConfiguration"


def create(logical_id, props, stack_name):
    status, _, body = glue._create_security_configuration(props)
    if status != 200:
        raise ValueError(body.decode())
    return props["Name"], {}


def delete(physical_id, props):
    glue._delete_security_configuration({"Name": physical_id})


def apply() -> None:
    if RESOURCE_TYPE in provisioners._RESOURCE_HANDLERS:
        raise UpstreamChanged("provisioners._RESOURCE_HANDLERS", f"no {RESOURCE_TYPE}")
    provisioners._RESOURCE_HANDLERS[RESOURCE_TYPE] = {"create": create, "delete": delete}
